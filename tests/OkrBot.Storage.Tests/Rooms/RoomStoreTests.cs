using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Rooms;
using OkrBot.Storage.Tables;
using OkrBot.Storage.Tests.TeamCycles;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Rooms;

public abstract class RoomStoreTests<TStore>
    where TStore : TestStore, new()
{
    private static readonly Room Room = new(Sample.Id.Tenant, Sample.Occurrence, new("chat"), new Uri("https://smba.example/emea/"), [Sample.Id]) { Refreshers = ["29:a"] };

    [Fact]
    public async Task A_room_reads_as_it_was_inserted_and_only_the_first_insert_wins()
    {
        await using var store = new TStore();
        var rooms = new RoomStore(store.Tables, new ManualTime(skipDelays: true));

        Assert.NotNull(await rooms.InsertAsync(Room, default));
        Assert.Null(await rooms.InsertAsync(Room with { Edits = 9 }, default));

        var read = (await rooms.FindAsync(Room.Tenant, Room.Occurrence, default))!;
        Assert.Equal(Room with { Teams = read.Room.Teams, Refreshers = read.Room.Refreshers }, read.Room);
        Assert.Equal((Sample.Id, "29:a"), (read.Room.Teams.Single(), read.Room.Refreshers.Single()));
    }

    [Fact]
    public async Task A_room_is_written_only_under_the_mark_that_was_read()
    {
        await using var store = new TStore();
        var rooms = new RoomStore(store.Tables, new ManualTime(skipDelays: true));
        var first = (await rooms.InsertAsync(Room, default))!;

        var second = (await rooms.ReplaceAsync(first, first.Room with { Edits = 1 }, default))!;

        Assert.Null(await rooms.ReplaceAsync(first, first.Room with { Edits = 7 }, default));
        Assert.NotNull(await rooms.ReplaceAsync(second, second.Room with { Edits = 2 }, default));
        Assert.Equal(2, (await rooms.FindAsync(Room.Tenant, Room.Occurrence, default))!.Room.Edits);
    }

    [Fact]
    public async Task What_must_not_be_lost_is_written_on_what_others_wrote_meanwhile()
    {
        await using var store = new TStore();
        var rooms = new RoomStore(store.Tables, new ManualTime(skipDelays: true));
        var first = (await rooms.InsertAsync(Room, default))!;
        await rooms.ReplaceAsync(first, first.Room with { Resent = 3 }, default);

        var written = (await rooms.ChangeAsync(first, room => room with { Edits = room.Edits + 1 }, default))!;

        Assert.Equal((1, 3), (written.Room.Edits, written.Room.Resent));
        Assert.Equal(written.ETag, (await rooms.FindAsync(Room.Tenant, Room.Occurrence, default))!.ETag);
        Assert.Same(written, await rooms.ChangeAsync(written, room => room, default));
    }

    [Theory]
    [InlineData(Fault.Busy)]
    [InlineData(Fault.LostBefore)]
    [InlineData(Fault.LostAfter)]
    public async Task What_must_not_be_lost_is_written_once_though_storage_gives_no_answer_for_a_while(Fault fault)
    {
        await using var store = new TStore();
        var left = 0;
        var rooms = new RoomStore(new FaultyTables(store.Tables, _ => left-- > 0 ? fault : Fault.None), new ManualTime(skipDelays: true));
        var first = (await rooms.InsertAsync(Room, default))!;
        left = 5;

        var written = (await rooms.ChangeAsync(first, room => room.ActivityId is null ? room with { ActivityId = "1", Edits = room.Edits + 1 } : room, default))!;

        Assert.Equal(("1", 1), (written.Room.ActivityId, written.Room.Edits));
        left = 1000;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => rooms.ChangeAsync(written, room => room with { Edits = 9 }, default));
    }

    [Fact]
    public async Task Another_occurrence_series_or_tenant_is_another_room()
    {
        await using var store = new TStore();
        var rooms = new RoomStore(store.Tables, new ManualTime(skipDelays: true));
        var read = (await rooms.InsertAsync(Room, default))!;

        Assert.Null(await rooms.FindAsync(Room.Tenant, Room.Occurrence with { Start = Sample.Monday.AddDays(7) }, default));
        Assert.Null(await rooms.FindAsync(Room.Tenant, Room.Occurrence with { Series = new("19:other@thread.v2") }, default));
        Assert.Null(await rooms.FindAsync(new TenantId("other"), Room.Occurrence, default));
        await Assert.ThrowsAsync<ArgumentException>(() => rooms.ReplaceAsync(read, Room with { Tenant = new("other") }, default));
    }

    [Fact]
    public async Task The_same_instant_in_another_offset_is_the_same_room()
    {
        await using var store = new TStore();
        var rooms = new RoomStore(store.Tables, new ManualTime(skipDelays: true));
        await rooms.InsertAsync(Room, default);

        Assert.NotNull(await rooms.FindAsync(Room.Tenant, Room.Occurrence with { Start = Sample.Monday.ToOffset(TimeSpan.FromHours(2)) }, default));
    }
}

public sealed class EmbeddedRoomStoreTests : RoomStoreTests<TempStore>;

public sealed class AzureRoomStoreTests : RoomStoreTests<AzuriteStore>;
