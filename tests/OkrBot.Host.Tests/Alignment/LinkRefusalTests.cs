using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Planning;
using OkrBot.Rehearsal;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Alignment;

/// <summary>What is not linked or answered, and what is read then. Nothing is changed by it.</summary>
public sealed class LinkRefusalTests
{
    private const string OtherTenant = "7e7e7e7e-5eed-4000-8000-000000000002";
    private const string Ours = "o=checkout-o1;how=needs";

    [Theory]
    [InlineData("link.find", $"{Ours};teamName=", "Type a part of the team’s name")]
    [InlineData("link.find", $"{Ours};teamName=Nobody at all", "No other team with a plan for these weeks")]
    [InlineData("link.choose", Ours, "Choose one of the teams")]
    [InlineData("link.choose", $"{Ours};chosenTeam=checkout", "your own team")]
    [InlineData("link.choose", $"{Ours};chosenTeam=none", "nothing for these weeks that you can see")]
    [InlineData("link.save", $"{Ours};with=payouts;linkWhy=So", "Choose what of theirs")]
    [InlineData("link.save", $"{Ours};with=payouts;what=o:none;linkWhy=So", "Choose what of theirs")]
    [InlineData("link.save", $"{Ours};with=payouts;what=k:payouts-kr1", "Say in a line why")]
    [InlineData("link.save", $"{Ours};with=none;what=k:payouts-kr1;linkWhy=So", "no longer there")]
    [InlineData("link.save", "o=none;how=needs;with=payouts;what=k:payouts-kr1;linkWhy=So", "no longer there")]
    [InlineData("link.save", "o=checkout-o1;with=payouts;what=k:payouts-kr1;linkWhy=So", "no longer there")]
    [InlineData("link.start", "o=none;how=needs", "no longer there")]
    [InlineData("link.show", "o=none", "no longer there")]
    [InlineData("link.open", "o=checkout-o1;chosenLink=none", "no longer there")]
    [InlineData("link.withdraw", "o=checkout-o1;link=none", "no longer there")]
    [InlineData("link.answer", "chosenWaiting=none", "no longer there")]
    [InlineData("link.answer", "chosenWaiting=q:none", "no longer there")]
    [InlineData("link.accept", "link=none;n=1", "no longer there")]
    [InlineData("link.keep", "link=none;n=1", "no longer there")]
    public async Task What_cannot_be_done_says_why(string verb, string sent, string told)
    {
        await using var stage = await Stage.SetAsync();
        var before = (await stage.CheckoutNowAsync()).Version;
        var more = sent.Split(';').Select(one => (one.Split('=')[0], one.Split('=')[1])).ToArray();
        Assert.Contains(told, Read(await new Writer(stage, "Bo").ForgeAsync(verb, stage.Checkout.Id, more)), StringComparison.Ordinal);
        Assert.Equal(before, (await stage.CheckoutNowAsync()).Version);
    }

    [Fact]
    public async Task A_loop_is_refused_before_anybody_is_asked()
    {
        await using var stage = await Stage.SetAsync();
        await Sown.SowAsync(stage, await Sown.OfAsync(stage, LinkKind.Supports, Sown.Paying, await Sown.EndOfAsync(stage, stage.Company.Payouts.Id)));
        Assert.Contains("go round in a circle", await Linker.Bo(stage).NeedAsync("Paying is effortless on a phone", "payouts", "Every payout explains itself", "So"), StringComparison.Ordinal);
        Assert.Single((await stage.CheckoutNowAsync()).Links);
    }

    /// <summary>Checkout is run by Bo; Ann is on it, Goran is not. All press with the very data of Bo's card.</summary>
    [Theory]
    [InlineData("Ann", "Bo runs this check-in")]
    [InlineData("Goran", "no longer there")]
    [InlineData("Eve", "no longer there")]
    [InlineData("Max", "signed in")]
    public async Task Only_whoever_runs_the_check_in_answers_and_decides(string person, string told)
    {
        await using var stage = await Stage.SetAsync();
        await Sown.OnCheckoutAsync(stage);
        foreach (var (verb, data) in await PressesAsync(stage))
            Assert.Contains(told, Read(await new Writer(stage, person).ForgeAsync(person, verb, stage.Checkout.Id, person == "Max" ? stage.ChatId : stage.PersonalChatOf(person), data)), StringComparison.Ordinal);
        await NothingChangedAsync(stage);
    }

    [Fact]
    public async Task For_another_tenant_nothing_of_it_exists()
    {
        await using var stage = await Stage.SetAsync(new StageShape
        {
            Settings = new Dictionary<string, string?> { ["Teams:AllowedTenants:0"] = new StandInTenantOptions(TimeProvider.System).TenantId, ["Teams:AllowedTenants:1"] = OtherTenant },
        });
        await Sown.OnCheckoutAsync(stage);
        var presses = (await PressesAsync(stage)).Concat([("link.show", [("o", "checkout-o1")]), ("link.waiting", []), ("link.save", [("o", "checkout-o1"), ("how", "needs"), ("with", "growth"), ("what", "k:growth-kr1"), ("linkWhy", "So")])]);
        foreach (var (verb, data) in presses)
        {
            var all = new System.Text.Json.Nodes.JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "f" };
            foreach (var (field, value) in data) all[field] = value;
            var activity = stage.Client.ActionActivity(stage.Person("Bo"), stage.PersonalChatOf("Bo"), verb, all);
            activity["conversation"]!["tenantId"] = OtherTenant;
            if (activity["channelData"]?["tenant"] is { } tenant) tenant["id"] = OtherTenant;
            Assert.Contains("no longer there", Read(BotAnswer.Read((await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0])), StringComparison.Ordinal);
        }
        await NothingChangedAsync(stage);
    }

    [Fact]
    public async Task Once_the_weeks_are_over_nothing_is_linked_answered_or_taken_back()
    {
        await using var stage = await Stage.SetAsync();
        await Sown.OnCheckoutAsync(stage);
        stage.Time.Advance(TimeSpan.FromDays(70));
        foreach (var (verb, data) in (await PressesAsync(stage)).Append(("link.start", [("o", "checkout-o1"), ("how", "helps")])))
            Assert.Contains("The weeks of this plan are over", Read(await new Writer(stage, "Bo").ForgeAsync(verb, stage.Checkout.Id, data)), StringComparison.Ordinal);
        await NothingChangedAsync(stage);
    }

    [Fact]
    public async Task The_same_press_twice_and_another_after_it_change_nothing_more()
    {
        await using var stage = await Stage.SetAsync();
        await Sown.OnCheckoutAsync(stage);
        var bo = new Writer(stage, "Bo");
        var need = (await stage.CheckoutNowAsync()).Links.Values.Single(link => link.Kind == LinkKind.Needs);
        var first = Read(await bo.ForgeAsync("link.accept", stage.Checkout.Id, ("link", need.Id.Value), ("n", "1")));
        Assert.Contains("They can count on you", first, StringComparison.Ordinal);
        var version = (await stage.CheckoutNowAsync()).Version;
        await bo.ForgeAsync("link.accept", stage.Checkout.Id, ("link", need.Id.Value), ("n", "1"));
        Assert.Contains("answered or taken back already", Read(await bo.ForgeAsync("link.decline", stage.Checkout.Id, ("link", need.Id.Value), ("n", "1"), ("declineReason", "No"))), StringComparison.Ordinal);
        Assert.Equal(version, (await stage.CheckoutNowAsync()).Version);
    }

    private static async Task<(string Verb, (string, string)[] Data)[]> PressesAsync(Stage stage)
    {
        var links = (await stage.CheckoutNowAsync()).Links.Values;
        var (need, helps) = (links.Single(link => link.Kind == LinkKind.Needs).Id.Value, links.Single(link => link.Kind == LinkKind.Supports).Id.Value);
        return
        [
            ("link.accept", [("link", need), ("n", "1")]), ("link.decline", [("link", need), ("n", "1"), ("declineReason", "No")]), ("link.answer", [("link", need)]),
            ("link.withdraw", [("link", helps), ("o", "checkout-o1")]), ("link.keep", [("link", helps), ("n", "1")]), ("link.stop", [("link", helps), ("n", "1")]), ("link.answer", [("link", "q:" + helps)]),
        ];
    }

    private static async Task NothingChangedAsync(Stage stage)
    {
        var state = await stage.CheckoutNowAsync();
        Assert.Equal([LinkState.Asked, LinkState.Accepted], state.Links.Values.Select(link => link.State).Order());
        Assert.Single(LinkQuestions.Open(state));
        Assert.Equal(2, await CountAsync(stage));
    }

    private static async Task<int> CountAsync(Stage stage)
    {
        var count = 0;
        await foreach (var link in stage.Get<ILinks>().OfTeamAsync(stage.Checkout.Id.Tenant, stage.Checkout.Id.Cycle, new TeamId("checkout"), CancellationToken.None)) count += link.IsLive ? 1 : 0;
        return count;
    }
}
