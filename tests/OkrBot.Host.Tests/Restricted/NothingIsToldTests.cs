using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Host.Tests.Health;
using OkrBot.Host.Tests.Kit;
using OkrBot.Host.Tests.Matrix;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Restricted;

/// <summary>Everything that Checkout works on is restricted: whoever is not on the team presses every button of every card, says every command and reads
/// along in the chat, and finds not a word of it.</summary>
public sealed class NothingIsToldTests
{
    private const string OtherTenant = "7e7e7e7e-5eed-4000-8000-000000000002";

    [Theory]
    [InlineData("before")]
    [InlineData("open")]
    [InlineData("closed")]
    public async Task Whatever_people_outside_the_team_press_or_say_they_read_nothing_of_it(string moment)
    {
        var offered = await Scenes.CollectAsync();
        await using var stage = await Scenes.SetAsync(OtherTenant);
        var logs = CapturedLogs.Of(stage);
        await Secret.KeepAsync(stage);
        if (moment != "before") await OpenAsync(stage);
        if (moment == "closed") await Scenes.CloseAsync(stage);
        foreach (var one in offered)
            foreach (var who in Presser.Outside)
            {
                var told = await Pressing.PressAsync(stage, At(stage, who, one), one);
                Holds($"{one.Name}, {who}", told is BotAnswer.Dialog dialog ? dialog.Content.ToJsonString() : Forged.Said(told));
            }
        foreach (var who in Presser.Outside) await ForgeAsync(stage, who);
        foreach (var person in new[] { "Fay", "Goran", "Hana" })
            foreach (var command in stage.Get<BotRoutes>().Commands)
            {
                // The budget of what is sent counts in seconds.
                stage.Time.Advance(TimeSpan.FromSeconds(1));
                Holds($"{command.Name}, {person} in person", Looking.Read(await stage.SayInPersonAsync(person, command.Name)));
                if (person == "Fay") Holds($"{command.Name}, {person} in the chat", Looking.Read(await stage.SayAsync(person, stage.ChatId, command.Name)));
            }
        foreach (var message in stage.Tenant.World.MessagesIn(stage.ChatId)) Holds("the chat", message.Activity.ToJsonString());
        Assert.NotEmpty(logs.Lines);
        foreach (var line in logs.Lines) Holds("the log", line);
        Assert.Contains(Secret.Word, Forged.Said(await stage.ForgeAsync("Ann", Verbs.TeamOkrs, new() { ["team"] = "checkout", ["cycle"] = "2026-10-05" }, stage.PersonalChatOf("Ann"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_runs_it_for_several_teams_reads_nothing_of_another_team()
    {
        await using var stage = await TwoTeams.SetAsync();
        await Secret.KeepAsync(stage);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await Secret.DecideAsync(stage);
        await stage.TellAsync(new TeamEvent.RunnerNamed(stage.Checkout.Today, new PersonId(stage.Person("Goran").ObjectId!)) { At = stage.Time.Now });
        await stage.AdvanceToAsync("09:32:10");
        var goran = stage.Person("Goran");
        await stage.Client.LookAsync(goran, stage.ChatId, CancellationToken.None);
        var view = stage.Client.CardFor(goran, stage.ChatId)!;
        Assert.Contains("Restricted to its team", Looking.Read(view), StringComparison.Ordinal);
        foreach (var button in CardReader.Buttons(view))
        {
            var told = await Pressing.PressAsync(stage, new Presser(goran, stage.ChatId), Offered.Of(button, view, inDialog: false)!);
            Holds(button.Title, Forged.Said(told));
            if (told is BotAnswer.Dialog dialog) Holds(button.Title, dialog.Content.ToJsonString());
        }
        await ForgeAsync(stage, new Presser(goran, stage.ChatId));
        foreach (var message in stage.Tenant.World.MessagesIn(stage.ChatId)) Holds("the chat", message.Activity.ToJsonString());
    }

    [Fact]
    public async Task A_named_follower_reads_it_and_what_people_wrote_to_their_team_not()
    {
        await using var stage = await Stage.SetAsync();
        await Secret.KeepAsync(stage, followers: new PersonId(stage.Person("Hana").ObjectId!));
        var team = new JsonObject { ["team"] = "checkout", ["cycle"] = "2026-10-05" };
        Assert.Contains("zyzzyva checkout-o1", Looking.Read(await stage.ForgeAsync("Hana", Verbs.TeamOkrs, team, stage.PersonalChatOf("Hana"))), StringComparison.Ordinal);
        var shown = Looking.Read(await stage.ForgeAsync("Hana", Verbs.ShowKeyResult, new() { ["team"] = "checkout", ["cycle"] = "2026-10-05", ["kr"] = "kr2" }, stage.PersonalChatOf("Hana")));
        Assert.Contains("zyzzyva kr2", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("zyzzyva-note", shown, StringComparison.Ordinal);
        Holds("Fay", Looking.Read(await stage.ForgeAsync("Fay", Verbs.TeamOkrs, (JsonObject)team.DeepClone(), stage.PersonalChatOf("Fay"))));
    }

    /// <summary>What no card offers: each key result by its id, and forms that cannot be read.</summary>
    private static Task ForgeAsync(Stage stage, string who) => ForgeAsync(stage, Presser.Of(stage, who, OtherTenant));

    private static async Task ForgeAsync(Stage stage, Presser presser)
    {
        (string Verb, PressKind Kind)[] wrong =
        [
            (Verbs.Save, PressKind.Button), (Verbs.Save, PressKind.Form), (Verbs.AnswerFor, PressKind.Button), (Verbs.AnswerForRoom, PressKind.Dialog), (Verbs.NoChange, PressKind.Button), (Verbs.NewOwner, PressKind.Button),
            (Verbs.StopKeyResult, PressKind.Button), (Verbs.SaveStop, PressKind.Button), (Verbs.KeepKeyResult, PressKind.Button), (Verbs.ShowKeyResult, PressKind.Button), (Verbs.RaiseBlocker, PressKind.Button),
            (Verbs.AddDecision, PressKind.Dialog), (Verbs.SaveDecision, PressKind.Form), (Verbs.PlanKeyResult, PressKind.Button), (Verbs.PlanObjective, PressKind.Button), (Verbs.Drop, PressKind.Button),
        ];
        foreach (var keyResult in (await stage.CheckoutNowAsync()).ActiveKeyResults)
            foreach (var (verb, kind) in wrong)
            {
                stage.Time.Advance(TimeSpan.FromMilliseconds(200));
                var id = keyResult.Id.Value;
                var data = Forged.Data(stage, stage.Checkout.Today.Start, ("kr", id), ("item", id), ("o", keyResult.Objective.Value), (id + "_confidence", "5"), (id + "_typed", "much"), (id + "_value", "much"), ("verb", verb));
                var told = await Pressing.PressAsync(stage, presser, new Offered(kind, verb, "", data));
                Holds($"{verb}, {presser.Person.Name}", told is BotAnswer.Dialog dialog ? dialog.Content.ToJsonString() : Forged.Said(told));
            }
    }

    private static void Holds(string where, string told) => Assert.False(told.Contains(Secret.Word, StringComparison.OrdinalIgnoreCase), $"{where}: {told}");

    private static Presser At(Stage stage, string who, Offered offered)
    {
        var presser = Presser.Of(stage, who, OtherTenant);
        return offered.IsOfAPlan && presser.Person != stage.Company.Visitor ? presser with { ChatId = stage.Tenant.World.PersonalChat(presser.Person).Id } : presser;
    }

    private static async Task OpenAsync(Stage stage)
    {
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await Secret.DecideAsync(stage);
        await stage.PressAsync("Bo", "No change");
        await stage.AdvanceToAsync("09:32:10");
        Assert.Contains("Restricted to its team", Looking.Read(stage.Cards()[^1].Card), StringComparison.Ordinal);
        Assert.Contains(Secret.Word, Looking.Read(stage.Client.CardFor(stage.Person("Bo"), stage.ChatId)), StringComparison.Ordinal);
    }
}
