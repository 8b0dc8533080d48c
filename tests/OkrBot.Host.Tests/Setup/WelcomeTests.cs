using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.World;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Setup;

/// <summary>One welcome an installation, however often and by whomever it is told.</summary>
public sealed class WelcomeTests
{
    [Fact]
    public async Task A_meetings_chat_is_told_who_added_the_bot_what_it_does_and_how_to_stop_it()
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        await stage.Client.InstallAsync(stage.Person("Ann"), chat.Id, CancellationToken.None);
        Assert.Empty(stage.Tenant.World.MessagesIn(chat.Id));
        await PassAsync(stage);
        var welcome = Read(Assert.Single(stage.Tenant.World.MessagesIn(chat.Id)));
        Assert.All(["Ann added OkrBot to “Search weekly”", "Never", "remove OkrBot", "Set up", "Show an example"], text => Assert.Contains(text, welcome, StringComparison.Ordinal));
        Assert.Empty(stage.Tenant.Violations.All);
    }

    [Fact]
    public async Task An_installation_told_twice_at_once_again_days_later_and_after_an_upgrade_is_welcomed_once()
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        await stage.Client.InstallAsync(stage.Person("Ann"), chat.Id, CancellationToken.None);
        await TellAsync(stage, chat, "conversationUpdate");
        await PassAsync(stage);
        await TellAsync(stage, chat, "conversationUpdate");
        await TellAsync(stage, chat, "installationUpdate", "add-upgrade");
        stage.Time.Advance(TimeSpan.FromDays(3));
        await TellAsync(stage, chat, "installationUpdate", "add");
        await PassAsync(stage);
        Assert.Single(stage.Tenant.World.MessagesIn(chat.Id));
    }

    [Fact]
    public async Task Added_again_after_a_removal_it_welcomes_again()
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        await stage.Client.InstallAsync(stage.Person("Ann"), chat.Id, CancellationToken.None);
        await PassAsync(stage);
        await stage.Client.UninstallAsync(stage.Person("Ann"), chat.Id, CancellationToken.None);
        await stage.Client.InstallAsync(stage.Person("Chidi"), chat.Id, CancellationToken.None);
        await PassAsync(stage);
        Assert.Equal(2, stage.Tenant.World.MessagesIn(chat.Id).Count);
        Assert.Contains("Chidi added", Read(stage.Tenant.World.MessagesIn(chat.Id)[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removed_before_the_welcome_it_says_nothing()
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        await stage.Client.InstallAsync(stage.Person("Ann"), chat.Id, CancellationToken.None);
        await stage.Client.UninstallAsync(stage.Person("Ann"), chat.Id, CancellationToken.None);
        await PassAsync(stage);
        Assert.Empty(stage.Tenant.World.MessagesIn(chat.Id));
    }

    [Fact]
    public async Task In_a_connected_meeting_it_says_that_the_check_in_goes_on()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Client.UninstallAsync(stage.Facilitator, stage.ChatId, CancellationToken.None);
        await stage.Client.InstallAsync(stage.Facilitator, stage.ChatId, CancellationToken.None);
        await PassAsync(stage);
        var said = Read(Assert.Single(stage.Tenant.World.MessagesIn(stage.ChatId)));
        Assert.Contains("The check-in goes on", said, StringComparison.Ordinal);
        Assert.Contains("Checkout", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Set up", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_person_it_says_what_it_asks_and_how_to_stop_it_in_the_persons_language()
    {
        await using var stage = await Stage.SetAsync();
        var chat = stage.Tenant.World.FindChat(stage.PersonalChatOf("Emre"))!;
        await TellAsync(stage, chat, "installationUpdate", "add", activity => activity["locale"] = "de-DE", "Emre");
        await PassAsync(stage);
        Assert.Contains("„einstellungen“", Read(Assert.Single(stage.Tenant.World.MessagesIn(chat.Id))), StringComparison.Ordinal);
        Assert.Contains("Your key results", Read(await PressAsync(stage, "Emre", chat, "Meine Ergebnisse")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_person_who_is_on_no_team_is_led_to_connect_a_meeting_also_out_of_the_example()
    {
        await using var stage = await Stage.SetAsync();
        var nils = stage.Tenant.World.AddPerson("Nils");
        var chat = stage.Tenant.World.PersonalChat(nils);
        await stage.Client.InstallAsync(nils, chat.Id, CancellationToken.None);
        await PassAsync(stage);
        var said = Read(Assert.Single(stage.Tenant.World.MessagesIn(chat.Id)));
        Assert.All(["You are on no team yet", "Connect a meeting", "Show an example", "Help"], text => Assert.Contains(text, said, StringComparison.Ordinal));
        Assert.DoesNotContain("My key results", said, StringComparison.Ordinal);
        Assert.Contains("Connect a meeting", Read(await stage.Client.PressAsync(nils, chat.Id, "Show an example", CancellationToken.None)), StringComparison.Ordinal);
        Assert.Contains("You are on no team yet", Read(await stage.Client.PressAsync(nils, chat.Id, "Back", CancellationToken.None)), StringComparison.Ordinal);
        Assert.Contains("Say “connect meeting”", Read(await stage.Client.PressAsync(nils, chat.Id, "Connect a meeting", CancellationToken.None)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_chat_without_a_meeting_is_told_of_picking_where_that_works(bool graph)
    {
        await using var stage = await Stage.SetAsync(new StageShape { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Graph:Enabled"] = graph ? "true" : "false" } });
        var chat = NewMeeting(stage);
        await TellAsync(stage, chat, "installationUpdate", "add", activity => ((JsonObject)activity["channelData"]!).Remove("meeting"));
        await PassAsync(stage);
        var said = Read(Assert.Single(stage.Tenant.World.MessagesIn(chat.Id)));
        Assert.Contains("say “connect meeting” in its chat", said, StringComparison.Ordinal);
        Assert.Equal(graph, said.Contains("or say it to me in person and pick one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_team_it_speaks_once_in_the_channel_that_was_chosen()
    {
        await using var stage = await Stage.SetAsync();
        var general = stage.Tenant.World.AddMeetingChat("Ops", stage.Person("Ann"), stage.Time.Now, TimeSpan.FromHours(1), [stage.Person("Ann")]);
        var chosen = stage.Tenant.World.AddMeetingChat("OKR", stage.Person("Ann"), stage.Time.Now, TimeSpan.FromHours(1), [stage.Person("Ann")]);
        void InTeam(JsonObject activity)
        {
            activity["conversation"]!["conversationType"] = "channel";
            ((JsonObject)activity["channelData"]!).Remove("meeting");
            activity["channelData"]!["team"] = new JsonObject { ["id"] = general.Id };
        }
        await TellAsync(stage, general, "conversationUpdate", change: InTeam);
        await TellAsync(stage, chosen, "installationUpdate", "add", activity =>
        {
            InTeam(activity);
            activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = chosen.Id } };
        });
        await PassAsync(stage);
        Assert.Empty(stage.Tenant.World.MessagesIn(general.Id));
        Assert.Contains("Add me to that meeting", Read(Assert.Single(stage.Tenant.World.MessagesIn(chosen.Id))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_send_that_is_refused_for_now_is_tried_again()
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        await stage.Client.InstallAsync(stage.Person("Ann"), chat.Id, CancellationToken.None);
        stage.Tenant.Faults.FailNextSends(1, 500);
        await PassAsync(stage, TimeSpan.FromMinutes(5));
        Assert.Single(stage.Tenant.World.MessagesIn(chat.Id));
    }

    [Fact]
    public async Task A_send_of_which_nobody_knows_the_outcome_is_not_repeated()
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        await stage.Client.InstallAsync(stage.Person("Ann"), chat.Id, CancellationToken.None);
        stage.Tenant.Faults.CutNextSends(1, applied: true);
        await PassAsync(stage, TimeSpan.FromMinutes(5));
        Assert.Single(stage.Tenant.World.MessagesIn(chat.Id));
    }

    [Fact]
    public async Task A_restart_between_the_event_and_the_welcome_loses_nothing()
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        await stage.Client.InstallAsync(stage.Person("Ann"), chat.Id, CancellationToken.None);
        await stage.RestartAsync();
        await PassAsync(stage);
        Assert.Single(stage.Tenant.World.MessagesIn(chat.Id));
    }

    [Fact]
    public async Task An_item_whose_entry_was_never_written_ends_in_silence()
    {
        await using var stage = await Stage.SetAsync();
        var place = new ChatPlace(new TenantId(stage.Tenant.Options.TenantId), new ChatId("19:nowhere"));
        await stage.Get<IWorkQueue>().EnqueueAsync([new WorkItem("welcome", "welcome:x", stage.Time.Now, stage.Time.Now) { Chat = place }], CancellationToken.None);
        await PassAsync(stage, TimeSpan.FromMinutes(2));
        Assert.Null(await stage.Get<IWorkQueue>().OldestDueAsync(CancellationToken.None));
        Assert.Empty(await stage.Get<IWorkQueue>().DeadLettersAsync(10, CancellationToken.None));
    }

    [Theory]
    [InlineData("Ann", "Who checks in here?")]
    [InlineData("Chidi", "Only the organiser")]
    [InlineData("Eve", "Only the organiser")]
    [InlineData("Max", "Only the organiser")]
    public async Task Set_up_leads_whoever_runs_the_meeting_to_the_form_and_tells_others_who_may(string person, string answer)
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        await stage.Client.InstallAsync(stage.Person("Ann"), chat.Id, CancellationToken.None);
        await PassAsync(stage);
        Assert.Contains(answer, Read(await PressAsync(stage, person, chat, "Set up")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Chidi")]
    [InlineData("Eve")]
    [InlineData("Max")]
    public async Task Anybody_may_see_an_example_marked_as_one_and_go_back(string person)
    {
        await using var stage = await Stage.SetAsync();
        var chat = NewMeeting(stage);
        await stage.Client.InstallAsync(stage.Person("Ann"), chat.Id, CancellationToken.None);
        await PassAsync(stage);
        Assert.Contains("An example, made up", Read(await PressAsync(stage, person, chat, "Show an example")), StringComparison.Ordinal);
        Assert.Contains("Ann added OkrBot", Read(await PressAsync(stage, person, chat, "Back")), StringComparison.Ordinal);
        Assert.Single(stage.Tenant.World.MessagesIn(chat.Id));
    }

    private static Task<BotAnswer> PressAsync(Stage stage, string person, Chat chat, string title)
        => stage.Client.PressAsync(stage.Person(person), chat.Id, title, CancellationToken.None);

    /// <summary>Second by second, doing what becomes due.</summary>
    private static async Task PassAsync(Stage stage, TimeSpan? time = null)
    {
        for (var left = time ?? TimeSpan.FromSeconds(10); left > TimeSpan.Zero; left -= TimeSpan.FromSeconds(1))
        {
            stage.Time.Advance(TimeSpan.FromSeconds(1));
            await stage.WorkAsync();
        }
    }

    private static async Task TellAsync(Stage stage, Chat chat, string type, string? action = null, Action<JsonObject>? change = null, string by = "Ann")
    {
        var activity = stage.Client.ActionActivity(stage.Person(by), chat.Id, "x", []);
        activity["type"] = type;
        foreach (var field in new[] { "name", "value", "replyToId" }) activity.Remove(field);
        if (action is null) activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = stage.Tenant.BotId });
        else activity["action"] = action;
        change?.Invoke(activity);
        var answers = await stage.Client.DeliverAsync(activity, 1, CancellationToken.None);
        Assert.Equal(200, answers[0].Status);
    }

    private static Chat NewMeeting(Stage stage) => stage.Tenant.World.AddMeetingChat(
        "Search weekly", stage.Person("Ann"), new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero), TimeSpan.FromMinutes(30),
        [stage.Person("Ann"), stage.Person("Chidi"), stage.Person("Eve"), stage.Person("Max")]);
}
