using System.Globalization;
using System.Text;
using OkrBot.App.Bot;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Testing;

namespace OkrBot.Host.Tests.Matrix;

/// <summary>Every button of every card, pressed by everybody who could get hold of it, while the check-in is open, closed, on last week's card, and twice.
/// What each of them reads stands in a file that somebody has read ("*" = it changed something); nobody outside the team changes anything.</summary>
public sealed class ButtonMatrixTests
{
    private const string OtherTenant = "7e7e7e7e-5eed-4000-8000-000000000002";

    /// <summary>Buttons that show a form or a view and change nothing.</summary>
    public static readonly string[] OpensOnly =
        [Verbs.View, Verbs.Form, Verbs.AnswerFor, Verbs.HandOver, Verbs.RaiseBlocker, Verbs.ReminderPause, Verbs.NewOwner, Verbs.StopKeyResult,
         Verbs.ShowKeyResult, Verbs.MyOkrs, Verbs.TeamOkrs, Verbs.SayCommand, Verbs.StartSetup, Verbs.ShowExample, Verbs.ShowWelcome, Verbs.ShowSettings,
         Verbs.ChangeSettings, Verbs.HandTeamOver, Verbs.Disconnect, Verbs.ChangeOwnSettings, Verbs.ShowPlan, Verbs.PlanObjective, Verbs.PlanKeyResult,
         Verbs.EditObjective, Verbs.BeginAll, Verbs.EditKeyResult, Verbs.MeasureKeyResult, Verbs.ChooseKind, Verbs.Drop, Verbs.OpenLiaison, Verbs.WhoCares, Verbs.WhoFollows,
         Verbs.ShowImport, Verbs.ImportProblems, Verbs.ShowTeams,
         Verbs.ShowLinks, Verbs.WaitingLinks, Verbs.OpenLink, Verbs.StartLink, Verbs.FindLinkTeam, Verbs.ChooseLinkTeam, Verbs.AnswerLink,
         Verbs.ShowRights, Verbs.AskForRight, Verbs.MorePicks,
         Verbs.ShowProgramme, Verbs.MoreProgramme, Verbs.OpenCycle, Verbs.ShowHolidays,
         Verbs.OwnCluster, Verbs.ListPromises, Verbs.ShowPromise, Verbs.ListClusters, Verbs.ShowCluster, Verbs.ChangeCluster, Verbs.MendInPlan, Verbs.AskTalk, Verbs.AskLength,
         Verbs.ShowNumber, Verbs.EditSource, Verbs.AskWriteKey, Verbs.AskRevokeKey,
         Verbs.ShowPeople, Verbs.ChooseGroup, Verbs.ListPeople, Verbs.ShowFollows, Verbs.FindFollows];

    private static readonly string[] Folder = ["tests", "OkrBot.Host.Tests", "Matrix"];

    public static TheoryData<string> Moments => ["open", "closed", "old"];

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Every_press_has_its_stated_answer(string moment)
    {
        var told = new StringBuilder();
        await using var stages = new Stages(moment, OtherTenant);
        foreach (var offered in await OfferedAsync())
        {
            told.Append(CultureInfo.InvariantCulture, $"{offered.Name}\n");
            foreach (var who in Presser.All)
                told.Append(CultureInfo.InvariantCulture, $"  {who,-12} {await AnswerAsync(await stages.NextAsync(), who, moment == "old" ? offered.OfWeekBefore() : offered)}\n");
        }
        Approved.Text(told.ToString(), moment, Folder);
    }

    [Fact]
    public async Task Every_button_that_the_program_knows_is_on_a_card_that_was_found()
    {
        await using var stage = await Stage.SetAsync();
        var routes = stage.Get<BotRoutes>();
        var known = routes.PressedVerbs.Select(v => (PressKind.Button, v)).Concat(routes.OpenedVerbs.Select(v => (PressKind.Dialog, v))).Concat(routes.SentVerbs.Select(v => (PressKind.Form, v)));
        var found = (await OfferedAsync()).Select(o => (o.Kind, o.Verb)).ToHashSet();
        Assert.NotEmpty(found);
        Assert.Empty(known.Where(k => !found.Contains(k)).Select(k => $"{k.Item2} ({k.Item1})"));
    }

    /// <summary>Once in a run: the cards are the same for every moment.</summary>
    private static Task<IReadOnlyCollection<Offered>> OfferedAsync() => Found.Value;

    private static readonly Lazy<Task<IReadOnlyCollection<Offered>>> Found = new(Scenes.CollectAsync);

    private static async Task<string> AnswerAsync(Stage stage, string who, Offered offered)
    {
        var presser = Presser.Of(stage, who, OtherTenant);
        // Plans are written in one's own chat, which people without an account do not have.
        if (offered.IsOfAPlan && presser.Person != stage.Company.Visitor) presser = presser with { ChatId = stage.Tenant.World.PersonalChat(presser.Person).Id };
        var before = await stage.VersionsAsync();
        var answer = await Pressing.PressAsync(stage, presser, offered);
        var said = Pressing.Said(answer);
        Assert.False(answer is BotAnswer.Failed { Status: 0 or >= 500 } or BotAnswer.Error, $"{offered.Name}, {who}: {said}");
        var once = await stage.VersionsAsync();
        if (Presser.Outside.Contains(who)) Assert.True(once == before, $"{offered.Name}, {who} changed something: {said}");
        var again = Pressing.Said(await Pressing.PressAsync(stage, presser, offered));
        Assert.True(once == await stage.VersionsAsync(), $"{offered.Name}, {who}: pressed twice it changed twice");
        return $"{(once == before ? "  " : "* ")}{said}{(again == said ? "" : $"\n{"",17}again: {again}")}";
    }
}
