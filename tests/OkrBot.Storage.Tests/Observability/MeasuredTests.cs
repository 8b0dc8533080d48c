using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Tables;
using OkrBot.Storage.Tests.TeamCycles;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Observability;

public sealed class MeasuredTests
{
    [Fact]
    public async Task A_save_is_measured_by_how_it_ended()
    {
        await using var store = new TempStore();
        var server = new Server(store);
        await server.StartTeam();
        Assert.IsType<Change.Saved>(await server.Answer("a", 1, 1));
        Assert.IsType<Change.Saved>(await server.Answer("a", 1, 1));
        Assert.IsType<Change.Refused>(await server.Store.ChangeAsync(Sample.Id, Sample.Stamp("b"), _ => new Sample.No(), default));
        Assert.IsType<Change.Unknown>(await server.Store.ChangeAsync(Sample.Id with { Team = new("nobody") }, Sample.Stamp("c"), _ => Decision.Nothing, default));

        Assert.Equal(2, Saves(server, ("okrbot.outcome", "saved")));
        Assert.Equal(1, Saves(server, ("okrbot.outcome", "repeated")));
        Assert.Equal(1, Saves(server, ("okrbot.outcome", "refused"), ("okrbot.refusal", "no")));
        Assert.Equal(1, Saves(server, ("okrbot.outcome", "unknown")));
        Assert.Equal(5, Saves(server));
        Assert.Equal("s", server.Measured.Of("okrbot.save.duration")[0].Unit);
    }

    [Fact]
    public async Task Each_round_that_another_server_won_is_one_conflict()
    {
        await using var store = new TempStore();
        var (quick, slow) = (new Server(store), new Server(store));
        await quick.StartTeam();
        var disturbances = 0;

        Assert.IsType<Change.Saved>(await slow.Store.ChangeAsync(Sample.Id, Sample.Stamp("slow"), _ => Disturbed(), default));

        Assert.Equal(2, slow.Measured.Sum("okrbot.save.conflicts", ("okrbot.reason", "other_server")));
        Assert.Equal(1, Saves(slow, ("okrbot.outcome", "saved")));
        Assert.Equal(0, quick.Measured.Sum("okrbot.save.conflicts"));

        Decision Disturbed()
        {
            if (disturbances++ < 2) Assert.IsType<Change.Saved>(quick.Answer($"quick{disturbances}", 1, disturbances).GetAwaiter().GetResult());
            return Sample.Answer(1, 1000);
        }
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_decided_again_and_in_the_end_busy()
    {
        await using var store = new TempStore();
        var isAway = false;
        var server = new Server(store, request => isAway && request == TableRequest.Transaction ? Fault.Busy : Fault.None);
        await server.StartTeam();
        isAway = true;
        Assert.IsType<Change.Busy>(await server.Answer("a", 1, 1));
        Assert.Equal(1, Saves(server, ("okrbot.outcome", "busy"), ("error.type", "busy")));
        Assert.True(server.Measured.Sum("okrbot.save.conflicts", ("okrbot.reason", "storage")) > 1);
        Assert.Equal(0, server.Measured.Sum("okrbot.save.conflicts", ("okrbot.reason", "other_server")));
    }

    [Fact]
    public async Task The_fifth_failure_is_one_dead_letter_and_those_before_are_none()
    {
        await using var store = new TempStore();
        var server = new Server(store, time: new ManualTime());
        await server.Queue.EnqueueAsync([new WorkItem("segment", "a", server.Time.Now, server.Time.Now)], default);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Assert.Equal(0, server.Measured.Sum("okrbot.work.dead_lettered"));
            var lease = Assert.Single(await server.Queue.ReceiveAsync(1, TimeSpan.FromSeconds(30), default));
            await server.Queue.FailAsync(lease, "no", default);
            Assert.False(await server.Queue.FailAsync(lease, "late", default));
            server.Time.Advance(TimeSpan.FromMinutes(10));
        }
        Assert.Equal(1, server.Measured.Sum("okrbot.work.dead_lettered", ("okrbot.work.kind", "segment")));
        Assert.Equal(1, server.Measured.Look("okrbot.work.dead_letters"));

        Assert.True(await server.Queue.ReplayAsync((await server.Queue.DeadLettersAsync(1, default))[0].Id, default));
        Assert.Equal(0, server.Measured.Look("okrbot.work.dead_letters"));
        server.Time.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(90, server.Measured.Look("okrbot.work.queue.age"));
    }

    private static int Saves(Server server, params ReadOnlySpan<(string Name, object Value)> tags) => server.Measured.Count("okrbot.save.duration", tags);
}
