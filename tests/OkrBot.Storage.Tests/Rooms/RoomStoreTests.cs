using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Rooms;
using OkrBot.Storage.Tests.TeamCycles;

namespace OkrBot.Storage.Tests.Rooms;

public sealed class RoomStoreTests
{
    private static readonly Room Room = new(Sample.Id.Tenant, Sample.Occurrence, new("chat"), new Uri("https://smba.example/emea/"), [Sample.Id]) { Refreshers = ["29:a"] };

    [Fact]
    public async Task A_room_reads_as_it_was_inserted_and_only_the_first_insert_wins()
    {
        await using var store = new TempStore();
        var rooms = new RoomStore(store.Tables);

        Assert.NotNull(await rooms.InsertAsync(Room, default));
        Assert.Null(await rooms.InsertAsync(Room with { Edits = 9 }, default));

        var read = (await rooms.FindAsync(Room.Tenant, Room.Occurrence, default))!;
        Assert.Equal(Room with { Teams = read.Room.Teams, Refreshers = read.Room.Refreshers }, read.Room);
        Assert.Equal((Sample.Id, "29:a"), (read.Room.Teams.Single(), read.Room.Refreshers.Single()));
    }

    [Fact]
    public async Task A_room_is_written_only_under_the_mark_that_was_read()
    {
        await using var store = new TempStore();
        var rooms = new RoomStore(store.Tables);
        var first = (await rooms.InsertAsync(Room, default))!;

        var second = (await rooms.ReplaceAsync(first, first.Room with { Edits = 1 }, default))!;

        Assert.Null(await rooms.ReplaceAsync(first, first.Room with { Edits = 7 }, default));
        Assert.NotNull(await rooms.ReplaceAsync(second, second.Room with { Edits = 2 }, default));
        Assert.Equal(2, (await rooms.FindAsync(Room.Tenant, Room.Occurrence, default))!.Room.Edits);
    }

    [Fact]
    public async Task Another_occurrence_series_or_tenant_is_another_room()
    {
        await using var store = new TempStore();
        var rooms = new RoomStore(store.Tables);
        var read = (await rooms.InsertAsync(Room, default))!;

        Assert.Null(await rooms.FindAsync(Room.Tenant, Room.Occurrence with { Start = Sample.Monday.AddDays(7) }, default));
        Assert.Null(await rooms.FindAsync(Room.Tenant, Room.Occurrence with { Series = new("19:other@thread.v2") }, default));
        Assert.Null(await rooms.FindAsync(new TenantId("other"), Room.Occurrence, default));
        await Assert.ThrowsAsync<ArgumentException>(() => rooms.ReplaceAsync(read, Room with { Tenant = new("other") }, default));
    }

    [Fact]
    public async Task The_same_instant_in_another_offset_is_the_same_room()
    {
        await using var store = new TempStore();
        var rooms = new RoomStore(store.Tables);
        await rooms.InsertAsync(Room, default);

        Assert.NotNull(await rooms.FindAsync(Room.Tenant, Room.Occurrence with { Start = Sample.Monday.ToOffset(TimeSpan.FromHours(2)) }, default));
    }
}
