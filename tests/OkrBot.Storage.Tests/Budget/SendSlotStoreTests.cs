using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Storage.Budget;
using OkrBot.Storage.Tables;
using OkrBot.Storage.Tests.TeamCycles;
using OkrBot.Testing;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Tests.Budget;

public abstract class SendSlotStoreTests<TStore> : IAsyncLifetime
    where TStore : TestStore, new()
{
    private static readonly TenantId Tenant = new("tenant");
    private readonly ManualTime _clock = new();
    private readonly TableRequestCounts _counts = new();
    private readonly TStore _store = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    private SendSlotStore Server(Func<TableRequest, Fault>? fault = null)
        => new(new FaultyTables(new CountingTableServiceClient(_store.Tables, _counts), fault ?? (_ => Fault.None)), _clock);

    [Fact]
    public async Task A_batch_costs_one_read_and_one_write_and_a_full_second_one_read()
    {
        Assert.Equal(40, Given(await Server().ReserveAsync(Tenant, Wish(40), default)));
        Assert.Equal((1, 1), (_counts.Of(TableNames.Budget, TableRequest.Get), _counts.Of(TableNames.Budget, TableRequest.Transaction)));
        Assert.Equal(40, Given(await Server().ReserveAsync(Tenant, Wish(60), default)));
        _counts.Reset();
        Assert.Equal(0, Given(await Server().ReserveAsync(Tenant, Wish(1), default)));
        Assert.Equal((1, 0), (_counts.Of(TableNames.Budget, TableRequest.Get), _counts.Of(TableNames.Budget, TableRequest.Transaction)));
    }

    [Fact]
    public async Task Servers_that_reserve_at_once_get_no_slot_twice()
    {
        await using var second = _store.Open();
        SendSlotStore[] servers = [Server(), Server(), new(second.Tables, _clock)];
        var answers = await Task.WhenAll(servers.Select(server => Task.Run(async () =>
        {
            var own = new List<SlotAnswer>();
            for (var at = 0; at < 20; at++) own.Add((await server.ReserveAsync(Tenant, Wish(1), default))!);
            return own;
        })));
        var given = answers.SelectMany(own => own).SelectMany(answer => answer.Given[0]).ToList();
        Assert.Equal(40, given.Where(batch => batch.From == _clock.Now).Sum(batch => batch.Count));
        Assert.Equal(20, given.Where(batch => batch.From > _clock.Now).Sum(batch => batch.Count));
    }

    [Fact]
    public async Task A_tenant_knows_nothing_of_another()
    {
        await Server().ReserveAsync(Tenant, Wish(40) with { Pauses = [new(null, _clock.Now.AddSeconds(9))] }, default);
        var other = await Server().ReserveAsync(new("other"), Wish(40), default);
        Assert.Equal(40, Given(other));
        Assert.Empty(other!.Pauses);
    }

    [Theory]
    [InlineData(Fault.Busy, TableRequest.Get)]
    [InlineData(Fault.LostBefore, TableRequest.Transaction)]
    [InlineData(Fault.LostAfter, TableRequest.Transaction)]
    public async Task No_answer_of_storage_is_no_answer_and_what_was_taken_all_the_same_lapses(Fault fault, TableRequest at)
    {
        Assert.Null(await Server(request => request == at ? fault : Fault.None).ReserveAsync(Tenant, Wish(40), default));
        var lost = fault == Fault.LostAfter ? 40 : 0;
        Assert.Equal(40 - lost, Given(await Server().ReserveAsync(Tenant, Wish(40 - lost), default)));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(40, Given(await Server().ReserveAsync(Tenant, Wish(40), default)));
    }

    [Fact]
    public async Task A_pause_with_its_chat_is_read_by_another_server()
    {
        var pause = new SendPause(new ChatId("19:meeting@thread.v2"), _clock.Now.AddSeconds(30));
        await Server().ReserveAsync(Tenant, new SlotWish([], TimeSpan.FromMilliseconds(125), [pause]), default);
        Assert.Equal<SendPause>([pause], (await Server().ReserveAsync(Tenant, Wish(1), default))!.Pauses);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_begun_anew()
    {
        var table = _store.Tables.GetTableClient(TableNames.Budget);
        await table.SubmitTransactionAsync([new Add(new TableRow("tenant", "slots").WithJson("[]"))], default);
        Assert.Equal(40, Given(await Server().ReserveAsync(Tenant, Wish(40), default)));
        Assert.Equal(0, Given(await Server().ReserveAsync(Tenant, Wish(40), default)) - 40);
    }

    private static SlotWish Wish(int count) => new([new SlotDemand(count, 40)], TimeSpan.FromMilliseconds(125), []);

    private static int Given(SlotAnswer? answer) => answer!.Given[0].Sum(batch => batch.Count);
}

public sealed class EmbeddedSendSlotStoreTests : SendSlotStoreTests<TempStore>;

public sealed class AzureSendSlotStoreTests : SendSlotStoreTests<AzuriteStore>;
