using System.Collections.Immutable;
using System.Globalization;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Planning;

/// <summary>What is not taken, and what the writer reads then. Nothing is changed by it, and what was typed stays.</summary>
public sealed class PlanRefusalTests
{
    private const string OtherTenant = "7e7e7e7e-5eed-4000-8000-000000000002";
    private static readonly string Long = new('x', 301);

    public static TheoryData<string, string, string> WrongForms => new()
    {
        { "plan.saveObjective", "why=So;ambition=high", "needs a name" },
        { "plan.saveObjective", "title=Trust;ambition=high", "why it matters now" },
        { "plan.saveObjective", "title=Trust;why=So", "how sure it has to be" },
        { "plan.saveObjective", $"title={Long};why=So;ambition=high", "301 characters long, and 120 fit" },
        { "plan.measure", "o=d1;title=Time;owner=me", "how it is measured" },
        { "plan.measure", "o=d1;measured=number;owner=me", "needs a name" },
        { "plan.saveKeyResult", "o=d1;kind=number;title=Time;startText=9;targetText=3;owner=me", "what is counted" },
        { "plan.saveKeyResult", "o=d1;kind=number;title=Time;startText=9;targetText=9;unit=s;owner=me", "same number" },
        { "plan.saveKeyResult", "o=d1;kind=number;title=Time;startText=nine;targetText=3;unit=s;owner=me", "“Where it stands now” needs a number, written like 1,240.5" },
        { "plan.saveKeyResult", "o=d1;kind=number;title=Time;startText=9;targetText=1e9;unit=s;owner=me", "“Where it should get to” needs a number" },
        { "plan.saveKeyResult", "o=d1;kind=number;title=Time;startText=9;targetText=2000000000000;unit=s;owner=me", "too large" },
        { "plan.saveKeyResult", "o=d1;kind=within;title=Time;lowText=4;highText=2;unit=s;owner=me", "lower limit has to be below" },
        { "plan.saveKeyResult", "o=d1;kind=below;title=Time;unit=s;owner=me", "“Upper limit” needs a number" },
        { "plan.saveKeyResult", "o=d1;kind=steps;title=Terms;steps=Only one;owner=me", "2 to 10 steps" },
        { "plan.saveKeyResult", "o=d1;kind=done;title=Contract;owner=me", "true for it to be done" },
        { "plan.saveKeyResult", "o=d1;kind=find;title=Churn;unit=%;owner=me;weightText=0", "above 0 and at most 100" },
        { "plan.saveKeyResult", "o=d1;kind=find;title=Churn;unit=%;owner=me;due=2027-02-01", "between 3 Nov and 3 Jan" },
        { "plan.saveKeyResult", "o=d1;kind=find;title=Churn;unit=%;owner=me;due=soon", "day cannot be read" },
        { "plan.saveKeyResult", "o=d1;kind=find;title=Churn;unit=%;owner=nobody", "somebody on the team" },
        { "plan.saveKeyResult", "o=d1;kind=find;unit=%;owner=me", "needs a name" },
        { "plan.saveKeyResult", "o=d1;title=Churn;owner=me", "how it is measured" },
        { "plan.saveKeyResult", "kr=kr2;o=checkout-o1;kind=done;title=Time;definition=So;owner=me;because=learned;becauseNote=So", "stays measured this way" },
        { "plan.saveKeyResult", "kr=kr2;o=checkout-o1;kind=number;title=Time;startText=74;targetText=50;unit=s;owner=me;weightText=3;because=learned;becauseNote=So", "Weights stay" },
        { "plan.saveKeyResult", "kr=kr7;o=checkout-o3;kind=steps;title=Terms;steps=One\nTwo;owner=me;because=learned;becauseNote=So", "This step is finished" },
        { "plan.swap", "o=d1;gives=checkout-o1", "say in a line why" },
        { "plan.swap", "o=d1;givesWhy=So", "Choose which one gives way" },
        { "plan.dropNow", "o=checkout-o1", "say in a line why" },
        { "plan.dropNow", "o=checkout-o1;kr=kr1", "say in a line why" },
    };

    [Theory]
    [MemberData(nameof(WrongForms))]
    public async Task A_form_that_is_not_right_says_why_and_keeps_what_was_typed(string verb, string typed, string told)
    {
        await using var stage = await DraftAsync();
        var bo = new Writer(stage, "Bo");
        var before = (await stage.CheckoutNowAsync()).Version;
        (string Field, string Value)[] sent = [.. typed.Split(';').Select(one => (one.Split('=')[0], one.Split('=')[1] is "me" ? stage.Person("Bo").ObjectId! : one.Split('=')[1]))];
        var card = Assert.IsType<BotAnswer.Card>(await bo.ForgeAsync(verb, stage.Checkout.Id, sent)).Content;
        Assert.Contains(told, Read(card).Replace('\u00A0', ' '), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, (await stage.CheckoutNowAsync()).Version);
        foreach (var field in new Form(card).Fields)
            if (sent.FirstOrDefault(s => s.Field == field.Id) is { Value: { Length: < 120 } value } && value is not ("soon" or "nobody")) Assert.Equal(value, field.Value);
    }

    [Theory]
    [InlineData("plan.begin", "o=d2", "no key result yet")]
    [InlineData("plan.begin", "o=d3", "no longer on the team owns this: Left behind")]
    [InlineData("plan.swap", "o=d1;gives=d2;givesWhy=So", "cannot give way")]
    [InlineData("plan.begin", "o=none", "no longer there")]
    [InlineData("plan.objective", "o=none", "no longer there")]
    [InlineData("plan.keyResult", "kr=none", "no longer there")]
    [InlineData("plan.editObjective", "o=none", "no longer there")]
    [InlineData("plan.editKeyResult", "kr=none", "no longer there")]
    [InlineData("plan.editKeyResult", "", "no longer there")]
    [InlineData("plan.saveObjective", "o=none;title=T;why=W;ambition=high", "no longer there")]
    [InlineData("plan.saveKeyResult", "o=d1;kr=none;kind=done;title=T;definition=D", "no longer there")]
    [InlineData("plan.saveKeyResult", "o=none;kind=done;title=T;definition=D", "no longer there")]
    [InlineData("plan.up", "o=none", "no longer there")]
    [InlineData("plan.drop", "o=none", "no longer there")]
    [InlineData("plan.drop", "o=checkout-o1;kr=none", "no longer there")]
    public async Task What_cannot_be_done_says_why(string verb, string sent, string told)
    {
        await using var stage = await DraftAsync();
        var before = (await stage.CheckoutNowAsync()).Version;
        var more = sent.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => (one.Split('=')[0], one.Split('=')[1])).ToArray();
        Assert.Contains(told, Read(await new Writer(stage, "Bo").ForgeAsync(verb, stage.Checkout.Id, more)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, (await stage.CheckoutNowAsync()).Version);
    }

    [Fact]
    public async Task An_eleventh_draft_and_a_sixth_key_result_are_refused_before_anybody_types()
    {
        await using var stage = await DraftAsync();
        await stage.TellAsync([.. Enumerable.Range(4, 7).Select(at => new TeamEvent.ObjectiveWritten(Draft($"d{at}")))]);
        await stage.TellAsync([.. Enumerable.Range(4, 4).Select(at => new TeamEvent.KeyResultWritten(KeyResult($"dk{at}", "d1", stage.Person("Bo").ObjectId!)))]);
        var bo = new Writer(stage, "Bo");
        Assert.Contains("10 drafts already", Read(await bo.ForgeAsync("plan.editObjective", stage.Checkout.Id)), StringComparison.Ordinal);
        Assert.Contains("at most 5 key results", Read(await bo.ForgeAsync("plan.editKeyResult", stage.Checkout.Id, ("o", "d1"))), StringComparison.Ordinal);
        Assert.Contains("10 drafts already", Read(await bo.ForgeAsync("plan.saveObjective", stage.Checkout.Id, ("title", "T"), ("why", "W"), ("ambition", "high"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan.begin", "o=d1")]
    [InlineData("plan.swap", "o=d1;gives=checkout-o1;givesWhy=So")]
    [InlineData("plan.up", "o=checkout-o2")]
    [InlineData("plan.editObjective", "o=checkout-o1")]
    [InlineData("plan.saveObjective", "o=checkout-o1;title=T;why=W;ambition=high;because=learned;becauseNote=So")]
    [InlineData("plan.editKeyResult", "kr=kr1")]
    [InlineData("plan.editKeyResult", "o=checkout-o1")]
    [InlineData("plan.saveKeyResult", "kr=kr1;o=checkout-o1;kind=number;title=T;startText=1;targetText=2;unit=s;because=learned;becauseNote=So")]
    [InlineData("plan.drop", "o=checkout-o1")]
    [InlineData("plan.dropNow", "o=checkout-o1;dropReason=So")]
    public async Task What_the_team_works_on_only_whoever_runs_the_check_in_changes(string verb, string sent)
    {
        await using var stage = await DraftAsync();
        var before = (await stage.CheckoutNowAsync()).Version;
        var more = sent.Split(';').Select(one => (one.Split('=')[0], one.Split('=')[1])).ToArray();
        Assert.Contains("Bo runs this check-in", Read(await new Writer(stage, "Ann").ForgeAsync(verb, stage.Checkout.Id, more)), StringComparison.Ordinal);
        foreach (var (who, chat, told) in new[] { ("Goran", stage.PersonalChatOf("Goran"), "no longer there"), ("Fay", stage.PersonalChatOf("Fay"), "no longer there"),
            ("Eve", stage.PersonalChatOf("Eve"), "no longer there"), ("Bo", stage.ChatId, "personal chat"), ("Max", stage.ChatId, "signed in") })
            Assert.Contains(told, Read(await new Writer(stage, who).ForgeAsync(who, verb, stage.Checkout.Id, chat, more)), StringComparison.Ordinal);
        Assert.Equal(before, (await stage.CheckoutNowAsync()).Version);
    }

    [Theory]
    [InlineData("plan.show", "")]
    [InlineData("plan.objective", "o=checkout-o1")]
    [InlineData("plan.keyResult", "kr=kr1")]
    [InlineData("plan.editObjective", "")]
    [InlineData("plan.saveObjective", "title=T;why=W;ambition=high")]
    [InlineData("plan.editKeyResult", "o=d1")]
    [InlineData("plan.measure", "o=d1;title=T;measured=done")]
    [InlineData("plan.kind", "o=d1;title=T")]
    [InlineData("plan.saveKeyResult", "o=d1;kind=done;title=T;definition=D")]
    [InlineData("plan.begin", "o=d1")]
    [InlineData("plan.swap", "o=d1;gives=checkout-o1;givesWhy=So")]
    [InlineData("plan.drop", "o=d1")]
    [InlineData("plan.dropNow", "o=d1")]
    [InlineData("plan.up", "o=checkout-o2")]
    public async Task Another_tenant_with_these_ids_finds_nothing(string verb, string sent)
    {
        var home = new OkrBot.Rehearsal.StandInTenantOptions(TimeProvider.System).TenantId;
        await using var stage = await DraftAsync(new StageShape { Settings = new Dictionary<string, string?> { ["Teams:AllowedTenants:0"] = home, ["Teams:AllowedTenants:1"] = OtherTenant } });
        var before = (await stage.CheckoutNowAsync()).Version;
        var data = new System.Text.Json.Nodes.JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["view"] = "v" };
        foreach (var one in sent.Split(';', StringSplitOptions.RemoveEmptyEntries)) data[one.Split('=')[0]] = one.Split('=')[1];
        var activity = stage.Client.ActionActivity(stage.Person("Bo"), stage.PersonalChatOf("Bo"), verb, data);
        activity["channelData"]!["tenant"]!["id"] = OtherTenant;
        activity["conversation"]!["tenantId"] = OtherTenant;
        Assert.Contains("no longer there", Read(BotAnswer.Read((await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0])), StringComparison.Ordinal);
        Assert.Equal(before, (await stage.CheckoutNowAsync()).Version);
    }

    [Fact]
    public async Task Pressed_twice_it_is_written_once()
    {
        await using var stage = await DraftAsync();
        var bo = new Writer(stage, "Bo");
        foreach (var (verb, more) in new (string, (string, string)[])[]
        {
            ("plan.saveObjective", [("title", "Twice"), ("why", "So"), ("ambition", "promised")]),
            ("plan.saveKeyResult", [("o", "d1"), .. PlanningTests.Number("Twice", "1", "2"), ("owner", stage.Person("Ann").ObjectId!)]),
            ("plan.up", [("o", "checkout-o3")]),
            ("plan.dropNow", [("o", "checkout-o1"), ("dropReason", "So")]),
            ("plan.begin", [("o", "d1")]),
        })
        {
            var before = (await stage.CheckoutNowAsync()).Version;
            var once = Read(await bo.ForgeAsync(verb, stage.Checkout.Id, more));
            Assert.Equal(once, Read(await bo.ForgeAsync(verb, stage.Checkout.Id, more)));
            Assert.True(before + 1 == (await stage.CheckoutNowAsync()).Version, $"{verb}: {once}");
        }
        Assert.Equal(ObjectiveState.Active, (await stage.CheckoutNowAsync()).Objectives[new("d1")].State);
    }

    [Theory]
    [InlineData("Bo", "in our personal chat", true)]
    [InlineData("Max", "signed in", true)]
    [InlineData("Eve", "on no team", false)]
    public async Task Who_has_no_plan_here_is_told_so(string who, string told, bool inMeeting)
    {
        await using var stage = await Stage.SetAsync();
        Assert.Contains(told, Read(await stage.SayAsync(who, inMeeting ? stage.ChatId : stage.PersonalChatOf(who), "plan")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_of_a_team_of_others_leads_nowhere()
    {
        await using var stage = await Stage.SetAsync();
        var answer = await stage.ForgeAsync("Ann", "plan.show", new() { ["chosenTeam"] = "growth" }, stage.PersonalChatOf("Ann"));
        Assert.Contains("no longer there", Read(answer), StringComparison.Ordinal);
    }

    /// <summary>Checkout with drafts: d1 may begin, d2 has no key result, d3's owner has left.</summary>
    private static async Task<Stage> DraftAsync(StageShape? shape = null)
    {
        var stage = await Stage.SetAsync(shape ?? new StageShape());
        await stage.TellAsync(
            new TeamEvent.ObjectiveWritten(Draft("d1")), new TeamEvent.ObjectiveWritten(Draft("d2")), new TeamEvent.ObjectiveWritten(Draft("d3")),
            new TeamEvent.KeyResultWritten(KeyResult("dk1", "d1", stage.Person("Bo").ObjectId!)),
            new TeamEvent.KeyResultWritten(KeyResult("dk3", "d3", "00000000-0000-4000-8000-000000000009")));
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        return stage;
    }

    private static Objective Draft(string id) => new(new(id), int.Parse(id[1..], CultureInfo.InvariantCulture) + 3, "A draft " + id, "So", Ambition.Aspirational, ObjectiveState.Draft);

    private static Domain.Objectives.KeyResult KeyResult(string id, string objective, string owner) => new(
        new(id), new(objective), int.Parse(id[2..], CultureInfo.InvariantCulture), id == "dk3" ? "Left behind" : "Time " + id, new Measure.Metric(9, 3, "days"), new(owner), 1, new(2026, 11, 3), new(2027, 1, 3), ImmutableArray<KeyResultUpdate>.Empty);
}
