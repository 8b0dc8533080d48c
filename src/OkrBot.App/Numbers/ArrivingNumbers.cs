using System.Security.Cryptography;
using System.Text;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives.Numbers;

namespace OkrBot.App.Numbers;

/// <summary>How a number that a script brought was taken.</summary>
public abstract record Arrival
{
    private Arrival() { }

    /// <summary>It stands now, or stood already. Of a repeated wish: what stands now, whatever the repetition says.</summary>
    public sealed record Stands(KeyResultId KeyResult, ArrivedNumber Number) : Arrival;

    /// <summary>Revoked or replaced: the same as unknown to whoever asks.</summary>
    public sealed record NoSuchKey : Arrival;

    /// <summary>The key is right and the number is not taken.</summary>
    public sealed record Refused(Refusal Refusal) : Arrival;

    /// <param name="Again">The key brings too many: not before then.</param>
    public sealed record TooMany(TimeSpan Again) : Arrival;

    /// <summary>Nothing was saved; the same again is right.</summary>
    public sealed record Busy : Arrival;
}

/// <summary>Takes numbers that arrive by themselves, by their write key alone. One request costs three requests to storage at most: the key's row, the
/// team, the transaction.</summary>
public sealed class ArrivingNumbers(IWriteKeys keys, ITeamCycles teams, TenantsServed tenants, NumberLimits limits)
{
    /// <summary>Null for an unknown key, a wrong secret, and a tenant that is not served (any more): nobody can tell them apart.</summary>
    /// <param name="key">As it came.</param>
    public async Task<WriteKeyEntry?> FindAsync(string? key, CancellationToken cancel)
        => WriteKeyText.Read(key) is { } text && await keys.FindAsync(text.Id, cancel) is { } entry && text.Fits(entry.Hash) && tenants.Includes(entry.Team.Tenant) ? entry : null;

    /// <param name="key">As found.</param>
    /// <param name="wish">The sender's own name for this wish, so that a retry within a week is one change; null = each request is a wish of its own.</param>
    public async Task<Arrival> TakeAsync(WriteKeyEntry key, decimal value, string? wish, DateTimeOffset now, CancellationToken cancel)
    {
        // Counted once the secret was right, so that nobody else uses up the key's share.
        if (limits.OfKey(key.Id) is { } again) return new Arrival.TooMany(again);
        var stamp = new CommandStamp(Name(key.Id, wish), By: null, now);
        var change = await teams.ChangeAsync(key.Team, stamp, state => Arriving.Decide(state, new BringNumber(key.KeyResult, key.Id, value), now), cancel);
        return change switch
        {
            Change.Saved { State: var state } when state.KeyResults.TryGetValue(key.KeyResult, out var saved) && saved is { Arrived: { } number, Key: { } held } && held.Id == key.Id
                => new Arrival.Stands(saved.Id, number),
            Change.Refused { Refusal: not KeyRevoked } refused => new Arrival.Refused(refused.Refusal),
            Change.Busy => new Arrival.Busy(),
            _ => new Arrival.NoSuchKey(),
        };
    }

    private static string Name(string keyId, string? wish)
    {
        var name = wish is null ? RandomNumberGenerator.GetBytes(16) : SHA256.HashData(Encoding.UTF8.GetBytes(wish))[..16];
        return $"number-{keyId}-{Convert.ToHexStringLower(name)}";
    }
}
