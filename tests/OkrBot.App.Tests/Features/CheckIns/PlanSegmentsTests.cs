using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Tests.Features.CheckIns;

public sealed class PlanSegmentsTests
{
    private static readonly TenantId Tenant = new("t");
    private static readonly Cycle Cycle = new(new CycleId("c"), new DateOnly(2026, 10, 5));

    private static readonly PlannerPass Pass = new(new Shard("00"), [new TenantEntry(Tenant, [Cycle])], new DateTimeOffset(2026, 11, 3, 8, 29, 0, TimeSpan.Zero), FirstOfDay: false);

    [Fact]
    public async Task An_opening_that_could_not_be_queued_is_queued_by_the_next_pass()
    {
        var queue = new BusyOnce();
        var planner = new PlanSegments(new OneSeries(), queue);
        await Assert.ThrowsAsync<TimeoutException>(() => planner.PassAsync(Pass, CancellationToken.None));
        await planner.PassAsync(Pass, CancellationToken.None);
        await planner.PassAsync(Pass, CancellationToken.None);
        Assert.Single(queue.Items);
    }

    private sealed class BusyOnce : IWorkQueue
    {
        private bool _asked;

        public List<WorkItem> Items { get; } = [];

        public Task EnqueueAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel)
        {
            if (!_asked)
            {
                _asked = true;
                return Task.FromException(new TimeoutException("busy"));
            }
            Items.AddRange(items);
            return Task.CompletedTask;
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

    /// <summary>One meeting, Tuesdays at half past nine in Berlin, with one team.</summary>
    private sealed class OneSeries : IDirectory
    {
        private static readonly WeeklySchedule Weekly = new(new DateOnly(2026, 10, 6), new TimeOnly(9, 30), TimeSpan.FromMinutes(30), "Europe/Berlin");

        public IAsyncEnumerable<SeriesEntry> SeriesAsync(TenantId tenant, Shard shard, CancellationToken cancel) => new[]
        {
            new SeriesEntry(tenant, new SeriesId("19:s"), new ChatId("19:s"), new Uri("https://smba.trafficmanager.net/emea/"), "Standup", Weekly,
                ImmutableArray.Create(new TeamCycleId(tenant, new TeamId("team"), Cycle.Id))),
        }.ToAsyncEnumerable();

        public IAsyncEnumerable<TenantEntry> TenantsAsync(CancellationToken cancel) => throw new NotSupportedException();
        public IAsyncEnumerable<SeriesEntry> SeriesAsync(TenantId tenant, CancellationToken cancel) => throw new NotSupportedException();
        public IAsyncEnumerable<TeamEntry> TeamsAsync(TenantId tenant, CancellationToken cancel) => throw new NotSupportedException();
        public IAsyncEnumerable<TeamEntry> TeamsAsync(TenantId tenant, Shard shard, CancellationToken cancel) => throw new NotSupportedException();
        public IAsyncEnumerable<PersonEntry> PeopleAsync(TenantId tenant, CancellationToken cancel) => throw new NotSupportedException();
        public Task<SeriesEntry?> FindSeriesAsync(TenantId tenant, SeriesId series, CancellationToken cancel) => throw new NotSupportedException();
        public Task<TeamEntry?> FindTeamAsync(TenantId tenant, TeamId team, CancellationToken cancel) => throw new NotSupportedException();
        public Task<PersonEntry?> FindPersonAsync(TenantId tenant, PersonId person, CancellationToken cancel) => throw new NotSupportedException();
        public Task<ChatEntry?> FindChatAsync(TenantId tenant, ChatId chat, CancellationToken cancel) => throw new NotSupportedException();
        public Task<TenantEntry?> FindTenantAsync(TenantId tenant, CancellationToken cancel) => throw new NotSupportedException();
        public Task<SeriesEntry> ChangeSeriesAsync(TenantId tenant, SeriesId series, Func<SeriesEntry?, SeriesEntry> change, CancellationToken cancel) => throw new NotSupportedException();
        public Task<TeamEntry> ChangeTeamAsync(TenantId tenant, TeamId team, Func<TeamEntry?, TeamEntry> change, CancellationToken cancel) => throw new NotSupportedException();
        public Task<PersonEntry> ChangePersonAsync(TenantId tenant, PersonId person, Func<PersonEntry?, PersonEntry> change, CancellationToken cancel) => throw new NotSupportedException();
        public Task<ChatEntry> ChangeChatAsync(TenantId tenant, ChatId chat, Func<ChatEntry?, ChatEntry> change, CancellationToken cancel) => throw new NotSupportedException();
        public Task<TenantEntry> ChangeTenantAsync(TenantId tenant, Func<TenantEntry?, TenantEntry> change, CancellationToken cancel) => throw new NotSupportedException();
    }
}
