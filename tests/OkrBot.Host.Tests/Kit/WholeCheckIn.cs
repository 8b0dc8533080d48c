using System.Net;
using System.Text;
using OkrBot.App.Ports;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Kit;

/// <summary>A check-in with all that goes wrong in one: typed words, strangers, a tenant that fails, work that nobody can do.</summary>
internal static class WholeCheckIn
{
    private const string Note = "Wallet opens slowly on old phones";
    private const string Need = "A signed form from the notary";
    private const string Decision = "Poland starts with twenty shops";
    private const string Said = "please tell me about the pelicans";

    /// <summary>What stands in no log and in no telemetry.</summary>
    public static IEnumerable<string> Secrets(Stage stage) =>
    [
        // Every signed token begins with eyJhbGci: {"alg in base64.
        Note, Need, Decision, Said, "pelican", "Bearer ", "eyJhbGci", stage.Tenant.Options.ClientSecret, "\"type\":\"AdaptiveCard\"",
        .. stage.Company.Teams.Select(team => team.Chat.Title),
        .. stage.Company.Teams.SelectMany(team => team.KeyResults).Select(keyResult => keyResult.Title),
    ];

    public static async Task PlayAsync(Stage stage)
    {
        // Before the card, which stays the newest of the chat.
        await stage.Client.SayAsync(stage.Person("Dina"), stage.ChatId, Said, CancellationToken.None);
        // Of those that are not tried again within the call: this clock stands.
        stage.Tenant.Faults.FailNextSends(1, 500);
        stage.Tenant.Faults.CutNextSends(1, applied: true);
        await stage.AdvanceToAsync("09:30:00");
        await stage.StartMeetingAsync();
        await stage.AdvanceToAsync("09:30:40");
        var copied = stage.Client.CardFor(stage.Person("Ann"), stage.ChatId);
        Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Ann", "No change"));
        await stage.PressAsync("Eve", new Press("No change") { On = copied });
        await stage.PressAsync("Max", new Press("No change") { On = copied });
        await stage.ForgeAsync("Bo", "checkin.dance", new() { ["note"] = Note });
        await TypeAsync(stage, "Chidi", "Update", Note);
        await TypeAsync(stage, "Bo", "Raise a blocker", Need);
        await stage.Client.SayAsync(stage.Person("Dina"), stage.Tenant.World.PersonalChat(stage.Person("Dina")).Id, Said, CancellationToken.None);
        await stage.AdvanceToAsync("09:35:00");
        await RejectedAsync(stage);
        await BreakAsync(stage);
        stage.Tenant.Faults.FailNextSends(2, 500);
        await TypeAsync(stage, "Bo", "Add the decision", Decision);
        await stage.AdvanceToAsync("09:41:00");
        Assert.Contains("Closed", stage.Cards()[^1].Card!.ToJsonString(), StringComparison.Ordinal);
        await TypeAsync(stage, "Bo", "Add the decision", Decision);
        await stage.Client.UninstallAsync(stage.Person("Ann"), stage.ChatId, CancellationToken.None);
        await stage.AdvanceToAsync("09:45:00");
        await stage.PlanAsync();
    }

    /// <summary>Fills every text field of the dialog, and the numbers and choices that it needs.</summary>
    private static async Task TypeAsync(Stage stage, string person, string button, string text)
    {
        await stage.PressAsync(person, button);
        if (stage.Client.DialogOf(stage.Person(person)) is not { } form) return;
        foreach (var field in form.Fields)
        {
            if (field.Id.EndsWith("_value", StringComparison.Ordinal)) field.Fill("70");
            else if (field.Id.EndsWith("_confidence", StringComparison.Ordinal)) field.Fill("4");
            else if (field.Kind == "Text") field.Fill(text);
            else if (field.Kind == "ChoiceSet" && !field.Choices.IsEmpty) field.Fill(field.Choices[0].Value);
        }
        await stage.PressAsync(person, CardReader.Buttons(form.Card).First(send => send.Type == "Action.Submit").Title);
        stage.Client.Dismiss(stage.Person(person));
        await stage.WorkAsync();
    }

    /// <summary>Work that nobody can do, until it is dead-lettered.</summary>
    private static async Task BreakAsync(Stage stage)
    {
        var now = stage.Time.Now;
        await stage.Get<IWorkQueue>().EnqueueAsync([new WorkItem("segment", "broken", now, now), new WorkItem("dance", "unknown", now, now)], CancellationToken.None);
        await stage.WorkAsync();
    }

    /// <summary>A caller with a token of its own making.</summary>
    private static async Task RejectedAsync(Stage stage)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stage.Address, "api/messages"));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJuYW1lIjoiQW5uIn0.");
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
