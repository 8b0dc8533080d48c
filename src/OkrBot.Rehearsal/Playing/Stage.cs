using System.Collections.Immutable;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Playing.Calendars;
using OkrBot.Rehearsal.Playing.Weeks;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing;

/// <summary>What all scenes share: the clock, the clients, the ledger and the narrator.</summary>
internal sealed class Stage(RehearsalSetup setup, TeamsClient client, Narrator narrator)
{
    private static readonly TimeSpan BetweenScenes = TimeSpan.FromMinutes(5);

    /// <summary>So long before it is awaited the clock jumps no more, and what is due by the minute comes in time.</summary>
    private static readonly TimeSpan Awake = TimeSpan.FromMinutes(3);

    private readonly List<string> _missed = [];
    private bool _isPatient;

    internal RehearsalSetup Setup { get; } = setup;
    internal TeamsClient Client { get; } = client;
    internal Narrator Narrator { get; } = narrator;
    internal Ledger Ledger { get; } = new();
    internal Random Dice { get; } = new(setup.Options.Seed);
    internal Notices Notices => field ??= new Notices(Setup.Tenant.Graph.Subscriptions, Miss);
    internal int ClosedOnTime { get; set; }
    internal ImmutableArray<string> Missed => [.. _missed];

    internal Task AtAsync(DateTimeOffset at, CancellationToken cancel) => Setup.Time.AdvanceToAsync(at, Setup.Options.Stride, IsQuiet, cancel);

    internal Task SkipToAsync(DateTimeOffset at, CancellationToken cancel) => Setup.Time.AdvanceToAsync(at, BetweenScenes, IsQuiet, cancel);

    /// <summary>Over hours and nights, in which the program looks at the clock now and then as that of a machine which sleeps.</summary>
    internal async Task SleepToAsync(DateTimeOffset at, CancellationToken cancel)
    {
        while (Setup.Time.GetUtcNow() is var now && now < at - Awake)
            await Setup.Time.JumpToAsync(LocalTimes.NextLook(now) is var look && look < at - Awake ? look : at - Awake, IsQuiet, cancel);
        await SkipToAsync(at, cancel);
    }

    /// <summary>Lets time pass until it is so; false when it is not by <paramref name="latest"/>.</summary>
    internal async Task<bool> UntilAsync(Func<bool> isSo, DateTimeOffset latest, CancellationToken cancel)
    {
        while (!isSo())
        {
            var now = Setup.Time.GetUtcNow();
            if (now >= latest) return false;
            await AtAsync(now + TimeSpan.FromSeconds(1), cancel);
        }
        return true;
    }

    /// <summary>Until disposed the clock runs as the wall's does, and skips only while the program is idle: one that has only just started compiles its way
    /// to the first card, in the machine's time.</summary>
    internal IDisposable Patiently()
    {
        var slow = Setup.Time.AtRealSpeed();
        _isPatient = true;
        return new Ending(() =>
        {
            _isPatient = false;
            slow.Dispose();
        });
    }

    private bool IsQuiet() => Client.IsQuiet && (!_isPatient || Setup.IsIdle());

    internal void Miss(string what)
    {
        _missed.Add(what);
        Narrator.Trouble(what);
    }

    internal ImmutableArray<string> RoomLines(Chat chat)
        => Client.NewestCard(chat.Id)?.Card is { } card ? Narrator.CardText.Render(card) : [];

    internal ImmutableArray<string> ViewLines(TenantPerson person, Chat chat)
        => Client.CardFor(person, chat.Id) is { } card ? Narrator.CardText.Render(card) : [];

    private sealed class Ending(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
