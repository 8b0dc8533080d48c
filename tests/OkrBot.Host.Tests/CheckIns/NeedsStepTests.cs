using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>An off-track key result is asked for one next step, also where one tap answered it. Both of Bo's are far behind plan.</summary>
public sealed class NeedsStepTests
{
    [Fact]
    public async Task No_change_on_what_is_off_track_asks_for_a_next_step()
    {
        await using var stage = await MemberAsync();
        Assert.Contains("is off track. One next step helps", Forged.Said(await stage.PressAsync("Bo", "No change")), StringComparison.Ordinal);
        await stage.PressAsync("Bo", "Add a next step");
        var form = stage.Client.DialogOf(stage.Person("Bo"))!;
        Assert.All(form.Fields, f => Assert.StartsWith("kr3_", f.Id, StringComparison.Ordinal));
        Assert.True(form.TryFill("kr3_if", "the tests fail") && form.TryFill("kr3_then", "we ask PayU") && form.TryFill("kr3_by", "2026-11-06"));
        await stage.PressAsync("Bo", "Save");
        var made = (await stage.CheckoutNowAsync()).Commitments.Values.Single(c => c.MadeIn == stage.Checkout.Today);
        Assert.Equal(("the tests fail", "we ask PayU", "kr3"), (made.If, made.Then, made.KeyResult.Value));
        await stage.AdvanceToAsync("09:31:00");
        // The other one is off track too.
        var view = stage.Client.CardFor(stage.Person("Bo"), stage.ChatId)!.ToJsonString();
        Assert.Contains("\"kr\":\"kr6\"", view, StringComparison.Ordinal);
        Assert.DoesNotContain("\"kr\":\"kr3\"", view, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_agreed_in_this_check_in_is_in_the_form_to_be_changed()
    {
        await using var stage = await MemberAsync();
        await stage.TellAsync(Made("20261103T0830Z-kr6", "kr6"));
        var form = new Form(Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Bo", "Answer here")).Content);
        Assert.Equal(("a", "b", "2026-11-06"), (form.Find("kr6_if")!.Value, form.Find("kr6_then")!.Value, form.Find("kr6_by")!.Value));
    }

    [Fact]
    public async Task With_three_open_the_form_says_which_and_asks_for_none()
    {
        await using var stage = await MemberAsync();
        await stage.TellAsync(Made("x1", "kr1"), Made("x2", "kr3"));
        var form = Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Bo", "Answer here")).Content;
        Assert.Null(new Form(form).Find("kr6_if"));
        Assert.Contains("three next steps already", form.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Chidi rolls back", form.ToJsonString(), StringComparison.Ordinal);
        var data = Forged.Data(stage, stage.Checkout.Today.Start, ("kr6_if", "a"), ("kr6_then", "b"), ("kr6_by", "2026-11-06"));
        foreach (var field in new Form(form).Fields) data[field.Id] ??= field.Value;
        var said = Forged.Said(await stage.ForgeAsync("Bo", "checkin.save", data));
        Assert.Contains("Three next steps are the most", said, StringComparison.Ordinal);
        Assert.Contains("Chidi rolls back", said, StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }

    private static TeamEvent Made(string id, string keyResult)
        => new TeamEvent.CommitmentMade(new(new(id), new(keyResult), "a", "b", new(2026, 11, 6), Today, new("bo")));

    private static Occurrence Today { get; set; }

    // Whoever runs it has the buttons for that.
    private static async Task<Stage> MemberAsync()
    {
        var stage = await Stage.OpenAsync();
        Today = stage.Checkout.Today;
        await stage.TellAsync(new TeamEvent.RunnerNamed(Today, new PersonId(stage.Person("Ann").ObjectId!)));
        await stage.ForgeAsync("Bo", "checkin.view", Forged.Data(stage, Today.Start));
        return stage;
    }
}
