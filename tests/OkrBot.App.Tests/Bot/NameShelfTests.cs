using OkrBot.App.Bot;
using OkrBot.Domain;

namespace OkrBot.App.Tests.Bot;

public sealed class NameShelfTests
{
    private static readonly TenantId Home = new("t");
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 8, 0, 0, TimeSpan.Zero);

    private readonly List<string> _names = ["Checkout", "Rechnungen", "Chéckers", "Payouts", "", "Check"];
    private int _reads;

    private NameShelf<string> Shelf => field ??= new((tenant, _) => Read(tenant), name => name);

    [Theory]
    [InlineData("check", "Check,Chéckers,Checkout")]
    [InlineData("  CHECKOUT ", "Checkout")]
    [InlineData("out", "Checkout,Payouts")]
    [InlineData("nobody", "")]
    public async Task What_is_called_so_comes_first_and_capitals_and_accents_do_not_count(string typed, string found)
        => Assert.Equal(found, string.Join(',', await Shelf.FindAsync(Home, typed, 9, Now, CancellationToken.None)));

    [Fact]
    public async Task No_text_finds_all_that_have_a_name_as_many_as_are_wanted()
    {
        Assert.Equal(5, (await Shelf.FindAsync(Home, null, 9, Now, CancellationToken.None)).Length);
        Assert.Equal(["Check", "Chéckers"], (IEnumerable<string>)await Shelf.FindAsync(Home, " ", 2, Now, CancellationToken.None));
    }

    [Fact]
    public async Task Another_tenant_finds_nothing_of_this_one()
        => Assert.Empty(await Shelf.FindAsync(new TenantId("other"), "check", 9, Now, CancellationToken.None));

    [Fact]
    public async Task All_are_read_once_a_minute_and_again_for_whoever_finds_nothing()
    {
        for (var second = 0; second < 60; second += 5) await Shelf.FindAsync(Home, "check", 9, Now.AddSeconds(second), CancellationToken.None);
        Assert.Equal(1, _reads);
        _names.Add("Search");
        Assert.Equal(["Search"], (IEnumerable<string>)await Shelf.FindAsync(Home, "sea", 9, Now.AddSeconds(59), CancellationToken.None));
        Assert.Empty(await Shelf.FindAsync(Home, "nobody", 9, Now.AddSeconds(60), CancellationToken.None));
        Assert.Equal(2, _reads);
    }

    private async IAsyncEnumerable<string> Read(TenantId tenant)
    {
        await Task.CompletedTask;
        _reads++;
        foreach (var name in tenant == Home ? _names : []) yield return name;
    }
}
