using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Tests.Calendar;

public sealed class ClientStatesTests
{
    private static readonly TenantId Tenant = new("a1b2c3d4-0000-0000-0000-000000000001");
    private static readonly PersonId Ann = new("9f0c0a52-5a44-4a15-8f4e-0d0a6b6a1b01");

    [Fact]
    public async Task It_names_the_calendar_is_another_one_each_time_and_no_longer_than_Graph_takes()
    {
        var states = new ClientStates(new Secret("one"));
        var (first, second) = (await states.NewAsync(Tenant, Ann, default), await states.NewAsync(Tenant, Ann, default));
        Assert.NotEqual(first, second);
        Assert.StartsWith(Ann.Value + ".", first, StringComparison.Ordinal);
        Assert.InRange(first.Length, 64, ClientStates.Longest);
    }

    [Fact]
    public async Task Every_server_knows_it_by_the_secret_alone_for_the_same_tenant_however_that_is_written()
    {
        var state = await new ClientStates(new Secret("one")).NewAsync(Tenant, Ann, default);
        Assert.True(await new ClientStates(new Secret("one")).IsOursAsync(Tenant, state, default));
        Assert.True(await new ClientStates(new Secret("one")).IsOursAsync(new TenantId(Tenant.Value.ToUpperInvariant()), state, default));
        Assert.False(await new ClientStates(new Secret("one")).IsOursAsync(new TenantId("other"), state, default));
        Assert.False(await new ClientStates(new Secret("two")).IsOursAsync(Tenant, state, default));
    }

    [Fact]
    public async Task Changed_anywhere_it_is_none()
    {
        var states = new ClientStates(new Secret("one"));
        var state = await states.NewAsync(Tenant, Ann, default);
        for (var at = 0; at < state.Length; at++)
        {
            Assert.False(await states.IsOursAsync(Tenant, string.Concat(state.AsSpan(0, at), state[at] == 'x' ? "y" : "x", state.AsSpan(at + 1)), default));
            Assert.False(await states.IsOursAsync(Tenant, state[..at], default));
        }
        foreach (var none in new[] { "", ".", "..", Ann.Value, $"{Ann}.", state + "=", state + ".", "." + state, state + "\ud800", new string('x', 5_000), $"{Ann}.{new string('0', 64)}" })
            Assert.False(await states.IsOursAsync(Tenant, none, default));
    }

    private sealed class Secret(string name) : IOwnSecrets
    {
        public ValueTask<byte[]> OfAsync(string purpose, CancellationToken cancel) => new(System.Text.Encoding.UTF8.GetBytes(name + purpose));
    }
}
