using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Teams.Budget;
using OkrBot.Teams.Observability;
using OkrBot.Teams.Settings;
using OkrBot.Testing;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Budget;

/// <summary>Whatever three servers send, in whatever order, with pauses told to any of them, and with storage that loses answers.</summary>
public sealed class AnyServersTests
{
    private const int Servers = 3;
    private const int Limit = 40;
    private const int AloneInASecond = 5;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>A slot may have been given before the pause was told, and be used until its end.</summary>
    private static readonly TimeSpan HeardWithin = TimeSpan.FromSeconds(1.5);

    [Fact]
    public void No_second_holds_more_than_the_limit_no_class_more_than_its_share_and_a_pause_is_obeyed_by_all()
        => ForAll(Runs(losses: false), run =>
        {
            var played = Play(run);
            foreach (var sendClass in Enum.GetValues<SendClass>())
                AssertAtMost(ClassShares.Ceiling(Limit, sendClass), played.Sent.Where(sent => sent.Class >= sendClass).Select(sent => sent.At));
            foreach (var chat in played.Sent.GroupBy(sent => (sent.Server, sent.Chat))) AssertAtMost(7, chat.Select(sent => sent.At));
            foreach (var pause in played.Paused)
                Assert.DoesNotContain(played.Sent, sent => (pause.Chat is null || pause.Chat == sent.Chat) && sent.At < pause.Until
                    && sent.At > pause.At + (sent.Server == pause.Server ? TimeSpan.Zero : HeardWithin));
        });

    [Fact]
    public void With_lost_answers_each_server_adds_an_eighth_at_most_and_nothing_waits_for_ever()
        => ForAll(Runs(losses: true), run =>
        {
            var played = Play(run);
            AssertAtMost(Limit + (Servers * AloneInASecond), played.Sent.Select(sent => sent.At));
            Assert.Equal(0, played.Open);
        });

    private static void AssertAtMost(int most, IEnumerable<DateTimeOffset> instants)
    {
        var sorted = instants.Order().ToList();
        for (var first = 0; first + most < sorted.Count; first++)
            Assert.True(sorted[first + most] - sorted[first] >= Second, $"more than {most} in the second from {sorted[first]:O}");
    }

    private static Played Play(ImmutableArray<Step> run)
    {
        var clock = new ManualTime();
        var slots = new LossySlots(new MemorySendSlots(clock));
        var telemetry = new TeamsTelemetry(new TestMeters(), clock);
        SendBudget[] servers = [.. Enumerable.Range(0, Servers).Select(_ => new SendBudget(Options.Create(new TeamsOptions()), slots, telemetry, clock))];
        var (sent, paused, takes) = (new List<Sent>(), new List<Paused>(), new List<Task>());
        foreach (var step in run)
        {
            // Nothing here leaves this thread, so the clock still shows when the send was decided.
            clock.Advance(TimeSpan.FromMilliseconds(step.PauseMilliseconds));
            slots.LosesNext = step.Loses;
            if (step.PausesFor > 0)
            {
                var chat = step.Chat == 0 ? null : $"c{step.Chat}";
                var until = clock.Now.AddSeconds(step.PausesFor);
                takes.Add(servers[step.Server].PauseAsync("t", chat, until, default).AsTask());
                paused.Add(new Paused(step.Server, chat, clock.Now, until));
            }
            for (var at = 0; at < step.Count; at++) takes.Add(TakeAsync(step, $"c{(step.Chat + at) % 20}"));
        }
        clock.Advance(TimeSpan.FromSeconds(60));
        return new Played(sent, paused, takes.Count(take => !take.IsCompleted));

        async Task TakeAsync(Step step, string chat)
        {
            if (await servers[step.Server].TakeAsync("t", chat, step.Class, default) is null) sent.Add(new Sent(step.Server, chat, step.Class, clock.Now));
        }
    }

    private sealed record Step(int PauseMilliseconds, int Server, SendClass Class, int Count, int Chat, int PausesFor, bool Loses);

    private sealed record Sent(int Server, string Chat, SendClass Class, DateTimeOffset At);

    private sealed record Paused(int Server, string? Chat, DateTimeOffset At, DateTimeOffset Until);

    private sealed record Played(List<Sent> Sent, List<Paused> Paused, int Open);

    private static Gen<ImmutableArray<Step>> Runs(bool losses)
        => (from pause in Gen.Frequency((4, Gen.Choose(0, 80)), (1, Gen.Choose(81, 1_500)))
            from server in Gen.Choose(0, Servers - 1)
            from sendClass in Gen.Elements(Enum.GetValues<SendClass>())
            from count in Gen.Choose(1, 25)
            from chat in Gen.Choose(0, 19)
            from pausesFor in Gen.Frequency((15, Gen.Constant(0)), (1, Gen.Choose(1, 4)))
            from loses in losses ? Gen.Elements(true, false) : Gen.Constant(false)
            select new Step(pause, server, sendClass, count, chat, pausesFor, loses)).ArrayOf(25).Select(ImmutableArray.Create);

    private static void ForAll(Gen<ImmutableArray<Step>> cases, Action<ImmutableArray<Step>> holds)
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261125, 1), Prop.ForAll(cases.ToArbitrary(), holds));

    /// <summary>The reservation is made and its answer lost, as when a connection breaks after the commit.</summary>
    private sealed class LossySlots(MemorySendSlots inner) : ISendSlots
    {
        public bool LosesNext { get; set; }

        public async Task<SlotAnswer?> ReserveAsync(TenantId tenant, SlotWish wish, CancellationToken cancel)
        {
            var answer = await inner.ReserveAsync(tenant, wish, cancel);
            var isLost = LosesNext;
            LosesNext = false;
            return isLost ? null : answer;
        }
    }
}
