using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Grants;

/// <summary>Keeps a tenant's missing rights in its row. What was noted lately is remembered here, so that a thousand refusals of the same right cost one write.</summary>
public sealed partial class RightsSeen : IRightsSeen
{
    public const string RoomName = "OkrBot.App";
    private const int MostRemembered = 20_000;

    /// <summary>Another server may have noted something else meanwhile.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly IDirectory _directory;
    private readonly TimeProvider _time;
    private readonly ILogger<RightsSeen> _log;
    private readonly ConcurrentDictionary<(TenantId Tenant, string Right, PersonId? Whose), (bool Works, DateTimeOffset At)> _noted = [];
    private readonly ConcurrentDictionary<TenantId, int> _missing = [];

    public RightsSeen(IDirectory directory, TimeProvider time, IMeterFactory meters, ILogger<RightsSeen> log)
    {
        (_directory, _time, _log) = (directory, time, log);
        meters.Create(RoomName).CreateObservableGauge("okrbot.graph.missing_rights", () => _missing.Values.Sum(), "{right}", "Rights in Microsoft 365 that are missing, of all tenants");
    }

    public async Task NoteAsync(TenantId tenant, Right right, PersonId? whose, bool works, CancellationToken cancel)
    {
        var now = _time.GetUtcNow();
        if (_noted.TryGetValue((tenant, right.Name, whose), out var before) && before.Works == works && now - before.At < Remembered) return;
        var entry = await _directory.FindTenantAsync(tenant, cancel) ?? new TenantEntry(tenant, []);
        if (Changed(entry, right, whose, works, now) != entry.MissingRights)
        {
            var read = entry;
            entry = await _directory.ChangeTenantAsync(tenant, known => (known ?? read) with { MissingRights = Changed(known ?? read, right, whose, works, now) }, cancel);
            Tell(read, entry, right);
        }
        if (_noted.Count >= MostRemembered) _noted.Clear();
        _noted[(tenant, right.Name, whose)] = (works, now);
        Stands(entry, now);
    }

    /// <summary>What a tenant's row says now, for the gauge.</summary>
    public void Stands(TenantEntry tenant, DateTimeOffset now) => _missing[tenant.Tenant] = MissingRights.Standing(tenant.MissingRights, now).Length;

    private static System.Collections.Immutable.ImmutableArray<MissedRight> Changed(TenantEntry entry, Right right, PersonId? whose, bool works, DateTimeOffset now)
        => works ? MissingRights.Worked(entry.MissingRights, right.Name, whose, now) : MissingRights.Missed(entry.MissingRights, right.Name, whose, now);

    private void Tell(TenantEntry before, TenantEntry after, Right right)
    {
        var (was, isNow) = (before.MissingRights.FirstOrDefault(one => one.Name == right.Name), after.MissingRights.FirstOrDefault(one => one.Name == right.Name));
        if (isNow is not null && was is null) LogMissing(right.Name, right.Grantor);
        if (isNow is null && was is not null) LogWorks(right.Name);
        if (was is not null && isNow is not null && was.WorksForOthers == isNow.WorksForOthers && was.People.SequenceEqual(isNow.People)) return;
        // Whom it reaches, and who misses it still, shall be noted again.
        foreach (var noted in _noted.Keys.Where(key => key.Tenant == before.Tenant && key.Right == right.Name)) _noted.TryRemove(noted, out _);
    }

    [LoggerMessage(1060, LogLevel.Warning, "Microsoft Graph refuses for want of {Right}, which a {Grantor} gives; what needs it is left out until then")]
    private partial void LogMissing(string right, Grantor grantor);

    [LoggerMessage(1062, LogLevel.Information, "Microsoft Graph lets us use {Right} now")]
    private partial void LogWorks(string right);
}
