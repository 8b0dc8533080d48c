using System.Collections.Immutable;
using OkrBot.App.Features.Reminders;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Tests.Features.Reminders;

public sealed class PlanRemindersTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero);
    private readonly QueuedItems _queue = new();
    private readonly PlanReminders _planner;

    public PlanRemindersTests() => _planner = new PlanReminders(_queue);

    [Fact]
    public async Task Each_owner_is_looked_at_once_a_day_and_again_when_another_check_in_closes()
    {
        await _planner.LookAsync(Row("checkout", Open("emre"), Open("dina")), Now, default);
        await _planner.LookAsync(Row("checkout", Open("emre"), Open("dina")), Now.AddMinutes(1), default);
        Assert.Equal(["remind:t:emre:20261103", "remind:t:dina:20261103"], _queue.Items.Select(item => item.Id));
        await _planner.LookAsync(Row("payouts", Open("emre")), Now.AddMinutes(2), default);
        await _planner.LookAsync(Row("checkout", Open("emre")), Now.AddDays(1), default);
        Assert.Equal(["remind:t:emre:20261103", "remind:t:emre:20261104"], _queue.Items.Skip(2).Select(item => item.Id));
        Assert.All(_queue.Items, item => Assert.Equal((RemindWork.Kind, new TenantId("t")), (item.Kind, item.Tenant!.Value)));
    }

    [Fact]
    public async Task One_look_covers_all_teams_of_a_person()
    {
        foreach (var team in new[] { "checkout", "payouts", "growth" }) await _planner.LookAsync(Row(team, Open("emre")), Now, default);
        await _planner.LookAsync(Row("payouts", Open("emre")), Now.AddMinutes(1), default);
        Assert.Single(_queue.Items);
    }

    [Fact]
    public async Task What_nobody_can_be_asked_about_any_more_is_passed_over()
    {
        await _planner.LookAsync(Row("checkout", Open("emre") with { ClosedAt = Now.AddDays(-10) }), Now, default);
        Assert.Empty(_queue.Items);
    }

    [Fact]
    public async Task What_could_not_be_queued_is_queued_by_the_next_pass()
    {
        _queue.Busy = true;
        await Assert.ThrowsAsync<TimeoutException>(() => _planner.LookAsync(Row("checkout", Open("emre")), Now, default));
        await _planner.LookAsync(Row("checkout", Open("emre")), Now, default);
        await _planner.LookAsync(Row("checkout", Open("emre")), Now, default);
        Assert.Single(_queue.Items);
    }

    private static OwnersOpenAnswers Open(string owner) => new(new(owner), new(new("19:x"), Now.AddMinutes(-20)), Now.AddMinutes(-10), [new("kr7")]);

    private static BoardRow Row(string team, params ImmutableArray<OwnersOpenAnswers> open)
        => new(new(new("t"), new(team), new("c")), 7, team, [], null) { OpenAnswers = open };

    private sealed class QueuedItems : IWorkQueue
    {
        public bool Busy { get; set; }
        public List<WorkItem> Items { get; } = [];

        public Task EnqueueAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
        {
            if (!Busy) Items.AddRange(items);
            var busy = Busy ? Task.FromException(new TimeoutException("busy")) : Task.CompletedTask;
            Busy = false;
            return busy;
        }

        public Task<IReadOnlyList<WorkLease>> ReceiveAsync(int most, TimeSpan lease, CancellationToken cancel) => throw new NotSupportedException();
        public Task<bool> CompleteAsync(WorkLease lease, CancellationToken cancel) => throw new NotSupportedException();
        public Task<bool> DeferAsync(WorkLease lease, DateTimeOffset until, CancellationToken cancel) => throw new NotSupportedException();
        public Task<bool> FailAsync(WorkLease lease, string reason, CancellationToken cancel) => throw new NotSupportedException();
        public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int most, CancellationToken cancel) => throw new NotSupportedException();
        public Task<int> CountDeadLettersAsync(CancellationToken cancel) => throw new NotSupportedException();
        public Task<bool> ReplayAsync(string deadLetterId, CancellationToken cancel) => throw new NotSupportedException();
        public Task<WorkLease?> ExtendAsync(WorkLease lease, TimeSpan length, CancellationToken cancel) => throw new NotSupportedException();
        public Task<TimeSpan> RestAsync(CancellationToken cancel) => throw new NotSupportedException();
        public Task<DateTimeOffset?> OldestDueAsync(CancellationToken cancel) => throw new NotSupportedException();
    }
}
