using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>A file that somebody sent and has not decided about yet.</summary>
/// <param name="Id">Of its content.</param>
/// <param name="Name">User text.</param>
public sealed record KeptFile(TenantId Tenant, PersonId Person, string Id, string Name, ReadOnlyMemory<byte> Bytes, DateTimeOffset At);

/// <summary>The last file of each person, for a day: what a button of its preview is about. Nobody else ever gets it.</summary>
public interface IKeptFiles
{
    /// <summary>Takes the place of the one before.</summary>
    Task KeepAsync(KeptFile file, CancellationToken cancel);

    /// <summary>Null when it is another one by now, or is gone.</summary>
    Task<KeptFile?> FindAsync(TenantId tenant, PersonId person, string id, CancellationToken cancel);

    /// <summary>Removes what was kept before then. Doing it twice is no error.</summary>
    Task ForgetAsync(TenantId tenant, PersonId person, DateTimeOffset before, CancellationToken cancel);
}
