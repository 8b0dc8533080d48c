using OkrBot.App.Numbers;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Planning;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Values;

/// <summary>How people say where a number comes from, and answer with one that arrived.</summary>
public sealed class NumberCardTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_is_made_shown_once_replaced_and_revoked(bool here)
    {
        await using var pipe = await Pipe.OfAsync(keyResult: "kr1");
        var (stage, bo) = (pipe.Stage, new Writer(pipe.Stage, "Bo"));
        await OpenNumberAsync(bo, here);
        var key = await MakeAsync(bo, here, "Make a key", "Make it now");
        Assert.Equal(200, (await pipe.SendAsync("""{"value": 60}""", key: key)).Status);
        if (here) await bo.PressAsync("Back");
        await ReopenAsync(bo, here);
        Assert.Contains("made by Bo", Read(bo.Card), StringComparison.Ordinal);
        Assert.DoesNotContain(key, bo.Card.ToJsonString(), StringComparison.Ordinal);
        var next = await MakeAsync(bo, here, "Replace key", "Make it now");
        Assert.Equal((401, 200), ((await pipe.SendAsync("""{"value": 61}""", key: key)).Status, (await pipe.SendAsync("""{"value": 61}""", key: next)).Status));
        if (here) await bo.PressAsync("Back");
        await ReopenAsync(bo, here);
        await bo.PressAsync("Revoke key");
        Assert.Contains("opens nothing any more", await bo.PressAsync("Revoke it now"), StringComparison.Ordinal);
        Assert.Equal(401, (await pipe.SendAsync("""{"value": 62}""", key: next)).Status);
        Assert.Equal(61m, (await stage.CheckoutNowAsync()).KeyResults[new("kr2")].Arrived!.Value);
    }

    [Fact]
    public async Task A_press_that_comes_twice_makes_one_key_and_shows_it_once()
    {
        await using var stage = await Stage.SetAsync();
        var bo = new Writer(stage, "Bo");
        var first = Writer.Read(await bo.ForgeAsync("number.makeKey", stage.Checkout.Id, ("kr", "kr2")));
        var made = (await stage.CheckoutNowAsync()).KeyResults[new("kr2")].Key;
        Assert.Contains("cannot be shown again", Writer.Read(await bo.ForgeAsync("number.makeKey", stage.Checkout.Id, ("kr", "kr2"))), StringComparison.Ordinal);
        Assert.Contains("shown this once", first, StringComparison.Ordinal);
        Assert.Equal(made, (await stage.CheckoutNowAsync()).KeyResults[new("kr2")].Key);
    }

    [Theory]
    [InlineData("http://reports.example.com")]
    [InlineData("https://ann:secret@reports.example.com")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://localhost")]
    [InlineData("reports.example.com")]
    public async Task A_link_that_is_none_is_refused_and_stays_in_its_field(string link)
    {
        await using var stage = await Stage.SetAsync();
        var card = Assert.IsType<BotAnswer.Card>(await new Writer(stage, "Bo").ForgeAsync("number.saveLink", stage.Checkout.Id, ("kr", "kr2"), ("sourceLink", link))).Content;
        Assert.Contains("begins with https://", Read(card), StringComparison.Ordinal);
        Assert.Equal(link, new Form(card).Find("sourceLink")!.Value);
        Assert.Null((await stage.CheckoutNowAsync()).KeyResults[new("kr2")].Source);
    }

    [Fact]
    public async Task A_link_stands_beside_the_input_and_on_the_cards()
    {
        await using var stage = await Stage.SetAsync();
        var bo = new Writer(stage, "Bo");
        await bo.ForgeAsync("number.saveLink", stage.Checkout.Id, ("kr", "kr2"), ("sourceLink", "https://reports.example.com/a_b(c)"));
        Assert.Contains("Look it up", Writer.Read(await bo.ForgeAsync("kr.show", stage.Checkout.Id, ("kr", "kr2"))), StringComparison.Ordinal);
        Assert.Contains("(https://reports.example.com/a%5Fb%28c%29)", Read(await stage.SayInPersonAsync("Chidi", "check in")), StringComparison.Ordinal);
        await bo.ForgeAsync("number.saveLink", stage.Checkout.Id, ("kr", "kr2"), ("sourceLink", " "));
        Assert.Null((await stage.CheckoutNowAsync()).KeyResults[new("kr2")].Source);
    }

    [Theory]
    [InlineData("number.show")]
    [InlineData("number.saveLink")]
    [InlineData("number.makeKey")]
    [InlineData("number.revoke")]
    public async Task Only_its_owner_and_whoever_runs_the_check_in_decide(string verb)
    {
        await using var stage = await Stage.SetAsync();
        var before = (await stage.CheckoutNowAsync()).Version;
        var ann = new Writer(stage, "Ann");
        Assert.Contains("Its owner or Bo", Writer.Read(await ann.ForgeAsync(verb, stage.Checkout.Id, ("kr", "kr2"))), StringComparison.Ordinal);
        foreach (var (who, chat, told) in new[] { ("Goran", stage.PersonalChatOf("Goran"), "no longer there"), ("Eve", stage.PersonalChatOf("Eve"), "no longer there"), ("Bo", stage.ChatId, "personal chat"), ("Max", stage.ChatId, "signed in") })
            Assert.Contains(told, Read(await ann.ForgeAsync(who, verb, stage.Checkout.Id, chat, ("kr", "kr2"))), StringComparison.Ordinal);
        Assert.Contains("no longer there", Read(await new Writer(stage, "Bo").ForgeAsync(verb, stage.Checkout.Id, ("kr", "none"))), StringComparison.Ordinal);
        Assert.Equal(before, (await stage.CheckoutNowAsync()).Version);
    }

    [Fact]
    public async Task The_owner_gives_confidence_alone_and_the_number_that_arrived_is_the_answer()
    {
        await using var pipe = await Pipe.OfAsync();
        await pipe.SendAsync("""{"value": 70.9}""");
        pipe.Stage.Time.Advance(TimeSpan.FromSeconds(1));
        var card = (await pipe.Stage.SayInPersonAsync("Chidi", "check in"))!.Card!;
        Assert.Contains("Arrived 3 Nov: 70.9 s", Read(card).Replace('\u00A0', ' '), StringComparison.Ordinal);
        var owner = pipe.Stage.Company.People.Single(p => p.ObjectId == pipe.KeyResultAsync().Result.Owner.Value);
        var form = new Form(card);
        Assert.True(form.TryFill("kr2_confidence", "7"), string.Join(", ", form.Fields.Select(f => f.Id)));
        Assert.Equal("Chidi", owner.Name);
        await pipe.Stage.PressInPersonAsync("Chidi", new Press("Save") { On = card, Form = form });
        var saved = (await pipe.KeyResultAsync()).Latest!;
        Assert.Equal((new Reading.Number(70.9m), 7), ((Reading.Number)saved.Reading, saved.Confidence));
        Assert.DoesNotContain("Arrived", Read(await pipe.Stage.SayInPersonAsync("Chidi", "check in")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_tap_says_as_sure_as_before_of_the_number_that_arrived()
    {
        await using var pipe = await Pipe.OfAsync();
        await pipe.Stage.AdvanceToAsync("09:30:00");
        await pipe.Stage.StartMeetingAsync();
        await pipe.SendAsync("""{"value": 70.9}""");
        pipe.Stage.Time.Advance(TimeSpan.FromSeconds(4));
        await pipe.Stage.WorkAsync();
        var before = (await pipe.KeyResultAsync()).Latest!;
        await pipe.Stage.ForgeAsync("Chidi", "checkin.noChange", Forged.Data(pipe.Stage, pipe.Stage.Checkout.Today.Start, ("kr", "kr2")));
        var saved = (await pipe.KeyResultAsync()).Latest!;
        Assert.Equal((new Reading.Number(70.9m), before.Confidence, false), ((Reading.Number)saved.Reading, saved.Confidence, saved.NoChange));
    }

    [Fact]
    public async Task One_tap_is_not_enough_where_the_number_turns_how_it_stands()
    {
        await using var pipe = await Pipe.OfAsync();
        await pipe.Stage.AdvanceToAsync("09:30:00");
        await pipe.Stage.StartMeetingAsync();
        await pipe.SendAsync("""{"value": 60}""");
        var before = (await pipe.KeyResultAsync()).Updates;
        pipe.Stage.Time.Advance(TimeSpan.FromSeconds(4));
        var told = Read(await pipe.Stage.ForgeAsync("Chidi", "checkin.noChange", Forged.Data(pipe.Stage, pipe.Stage.Checkout.Today.Start, ("kr", "kr2"))));
        Assert.Contains("say in a line why", told, StringComparison.Ordinal);
        Assert.Equal(before, (await pipe.KeyResultAsync()).Updates);
    }

    private static async Task OpenNumberAsync(Writer bo, bool here)
    {
        await bo.PlanAsync(here, "Checkout");
        await bo.OpenAsync("Paying is effortless on a phone");
        await bo.PressAsync("Open", ("chosenKeyResult", "Median time to pay"));
        await bo.PressAsync("Its number");
    }

    private static async Task ReopenAsync(Writer bo, bool here)
    {
        if (here) return;
        bo.Stage.Client.Dismiss(bo.Stage.Person("Bo"));
        await bo.PressAsync("Back");
        await bo.PressAsync("Its number");
    }

    private static async Task<string> MakeAsync(Writer bo, bool here, string ask, string make)
    {
        await bo.PressAsync(ask);
        await bo.PressAsync(make);
        var form = here ? new Form(bo.Card) : bo.Dialog!;
        var key = form.Find("writeKey")!.Value;
        Assert.NotNull(WriteKeyText.Read(key));
        return key;
    }
}
