using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Playing.Servers;
using OkrBot.Storage.Planning;

namespace OkrBot.Host.Sample.Servers;

/// <summary>Looks into the store until nothing there is a dead server's any more.</summary>
internal sealed class TakeoverWatch(IServiceProvider services, SampleCompany company, TimeProvider time)
{
    private const int AtOnce = 8;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly IRooms _rooms = services.GetRequiredService<IRooms>();
    private readonly ShardLeases _shards = services.GetRequiredService<ShardLeases>();
    private readonly DateTimeOffset _diedAt = time.GetUtcNow();

    /// <param name="process">Of the dead server; its names in leases hold it.</param>
    public async Task<Takeover> WaitAsync(int process, CancellationToken cancel)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"-{process}-");
        var rooms = await HeldRoomsAsync([.. company.Crowd], mark, cancel);
        var shards = (await StatesAsync(cancel)).Count(shard => Holds(shard.Holder, mark));
        var all = Task.WhenAll(UntilAsync(async () => (await HeldRoomsAsync(rooms, mark, cancel)).Count == 0, cancel), UntilAsync(() => ArePassedAsync(mark, cancel), cancel));
        return await all is [var roomsAfter, var shardsAfter] ? new Takeover(_diedAt, rooms.Count, roomsAfter, shards, shardsAfter) : throw new InvalidOperationException();
    }

    private async Task<bool> ArePassedAsync(string mark, CancellationToken cancel)
        => (await StatesAsync(cancel)).All(shard => shard.WrittenAt > _diedAt && !Holds(shard.Holder, mark));

    private async Task<TimeSpan> UntilAsync(Func<Task<bool>> isSo, CancellationToken cancel)
    {
        while (!await isSo() && time.GetUtcNow() - _diedAt < Longest) await Task.Delay(LookAgain, TimeProvider.System, cancel);
        return time.GetUtcNow() - _diedAt;
    }

    private async Task<List<SampleTeam>> HeldRoomsAsync(IReadOnlyList<SampleTeam> teams, string mark, CancellationToken cancel)
    {
        var held = new List<SampleTeam>();
        foreach (var some in teams.Chunk(AtOnce))
        {
            var found = await Task.WhenAll(some.Select(team => Patient.ReadAsync(() => _rooms.FindAsync(team.Id.Tenant, team.Today, cancel), cancel)));
            held.AddRange(some.Where((_, at) => Holds(found[at]?.Room.LeasedBy, mark)));
        }
        return held;
    }

    private Task<IReadOnlyList<ShardState>> StatesAsync(CancellationToken cancel) => Patient.ReadAsync(() => _shards.StatesAsync(cancel), cancel);

    private static bool Holds(string? name, string mark) => name?.Contains(mark, StringComparison.Ordinal) == true;
}
