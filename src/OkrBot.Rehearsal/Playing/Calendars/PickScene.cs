using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Calendars;

/// <summary>Between two meetings: Goran, who runs Growth's check-in, picks its new meeting from his calendar, and the bot goes there by itself.</summary>
internal sealed class PickScene(Stage stage, CalendarItem series)
{
    private static readonly TimeSpan AfterTheStandup = TimeSpan.FromMinutes(70);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>By then the calendar was read, and Microsoft 365 was asked to tell of changes.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(3);

    /// <summary>From nothing to a linked meeting, for whoever organises it.</summary>
    private const int MostCalls = 7;

    private readonly TenantPerson _goran = stage.Setup.Company.Person("Goran");
    private readonly Chat _chat = stage.Setup.Tenant.World.PersonalChat(stage.Setup.Company.Person("Goran"));

    private int Calls => stage.Setup.Tenant.Graph.Counts.Requests;

    private IReadOnlyList<Message> Hellos => stage.Setup.Tenant.World.MessagesIn(series.Online!.ThreadId);

    internal async Task PlayAsync(CancellationToken cancel)
    {
        var at = stage.Setup.Company.Checkout.Today.Start + AfterTheStandup;
        await stage.SkipToAsync(at, cancel);
        using var patiently = stage.Patiently();
        stage.Narrator.Plain();
        stage.Narrator.Happens(at, $"{_goran.Name} runs Growth's check-in. Growth meets on Tuesdays from today on, and the bot is not in that meeting.");
        var before = Calls;
        stage.Narrator.Does(at.AddSeconds(10), _goran.Name, "writes to the bot: connect meeting", "");
        await stage.Client.SayAsync(_goran, _chat.Id, "connect meeting", cancel);
        if (!await stage.UntilAsync(() => stage.Client.NewestCard(_chat.Id) is not null, at + Patience, cancel))
        {
            stage.Miss($"{_goran.Name} asked for his meetings, and no list came.");
            return;
        }
        stage.Narrator.Card(stage.RoomLines(_chat), "Personal chat", $"only {_goran.Name}");
        await PickAsync(at.AddSeconds(stage.Dice.Next(25, 40)), before, cancel);
    }

    private async Task PickAsync(DateTimeOffset at, int before, CancellationToken cancel)
    {
        await stage.AtAsync(at, cancel);
        var form = new Form(stage.Client.NewestCard(_chat.Id)!.Card!);
        if (form.Find("chosenMeeting") is { } meetings && meetings.Choices.FirstOrDefault(one => one.Title.StartsWith(series.Subject, StringComparison.Ordinal)).Value is { } token)
            meetings.Fill(token);
        form.TryFill("chosenTeam", "Growth");
        var answer = await stage.Client.PressAsync(_goran, _chat.Id, new Press("Connect") { Form = form }, cancel);
        var calls = Calls - before;
        var read = answer is BotAnswer.Card card ? stage.Narrator.CardText.Render(card.Content) : [Outcome.Of(answer, stage.Narrator.CardText).Words];
        stage.Narrator.Does(at, _goran.Name, $"picks “{series.Subject}” for Growth", "");
        stage.Narrator.Part(read);
        if (!read.Any(line => line.Contains("Done: ", StringComparison.Ordinal))) stage.Miss("The meeting could not be picked.");
        await GreetingAsync(at, calls, cancel);
    }

    /// <summary>Teams tells the bot that it was installed, as it does when people do it. It has said hello by itself already, or does now, but not twice.</summary>
    private async Task GreetingAsync(DateTimeOffset at, int calls, CancellationToken cancel)
    {
        while (stage.Setup.Tenant.Graph.TakeInstalled() is { } entered) await stage.Client.InstallAsync(_goran, entered.Id, cancel);
        await stage.UntilAsync(() => Hellos.Count > 0, at + Patience, cancel);
        await stage.SkipToAsync(at + Settles, cancel);
        if (Hellos.Count != 1) stage.Miss($"The bot said hello {Words.Count(Hellos.Count, "time")} in \"{series.Subject}\".");
        if (calls > MostCalls) stage.Miss($"Picking a meeting took {Words.Count(calls, "Graph call")}.");
        if (stage.Setup.Tenant.Graph.Subscriptions.Live.Count == 0) stage.Miss("Microsoft 365 was not asked to tell of changes.");
        stage.Narrator.Happens(at.AddSeconds(3), $"The bot went into its chat by itself and said hello there, once. {Words.Count(calls, "Graph call")} from nothing to a linked meeting.");
    }
}
