using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>Where a write key leads. It grants nothing: whether the key still counts, the team's own state says.</summary>
/// <param name="Id">The public part of the key.</param>
/// <param name="Hash">SHA-256 of the secret part, lower-case hexadecimal. A plain hash is enough, since the secret is 32 random bytes: nobody can try
/// them all, however fast the hash, and a slow one would only slow us.</param>
public sealed record WriteKeyEntry(string Id, TeamCycleId Team, KeyResultId KeyResult, string Hash);

/// <summary>Finds the key result of a write key, whose request says neither tenant nor team.</summary>
public interface IWriteKeys
{
    Task<WriteKeyEntry?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Ids are random: one that is there already is a bug.</summary>
    Task AddAsync(WriteKeyEntry entry, CancellationToken cancel);
}
