using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Cards;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>A team's series ends, and its organiser makes another one of the same name, whose chat the bot is not in. The bot tells whoever runs the check-in, who brings it there
/// in one press.</summary>
internal sealed class SeriesAnew(CycleStage stage)
{
    private const string Offer = "Use it";
    private const int Team = 9;
    private const int EndsIn = 8;
    private static readonly TimeOnly Forenoon = new(9, 10, 11);
    private static readonly TimeOnly Noon = new(12, 20);
    private static readonly TimeOnly Evening = new(18, 20);

    private TeamBook Book => stage.Books[Team];

    internal static bool IsPlayed(CycleStage stage) => stage.Weeks > EndsIn && stage.Books.Length > Team && stage.Books[Team] is { Series: not null, Host: null };

    /// <summary>A message that offers the successor of a series that ended.</summary>
    private static bool IsOffered(JsonObject card) => CardReader.Buttons(card).Any(button => button.Title == Offer);

    internal async Task PlayAsync(CancellationToken cancel)
    {
        var (book, organizer) = (Book, Book.Series!.Organizer);
        var friday = LocalTimes.MondayOf(book.Team, EndsIn).AddDays(4);
        await stage.Timeline.AtAsync(LocalTimes.At(friday, Forenoon), cancel);
        var (chat, series) = Again(book, friday);
        await stage.Notices.TellAsync(1, cancel);
        if (await OfferAsync(organizer, friday, cancel) is not { } offer)
        {
            stage.Miss($"{organizer.Name} was not told that \"{book.Team.Chat.Title}\" has ended.");
            return;
        }
        var answer = await stage.Client.PressAsync(organizer, stage.Setup.Tenant.World.PersonalChat(organizer).Id, new Press(Offer) { On = offer }, cancel);
        while (stage.Setup.Tenant.Graph.TakeInstalled() is { } entered) await stage.Client.InstallAsync(organizer, entered.Id, cancel);
        if (!Read(answer).Contains("Done: ", StringComparison.Ordinal)) stage.Miss($"{organizer.Name} could not bring the bot into the new meeting: {Read(answer)}");
        (book.Team, book.Series, book.IsAnew) = (book.Team with { Chat = chat }, series, true);
        stage.Notes.Enqueue((stage.Setup.Company.Live.WeekOf(LocalTimes.DayOf(stage.Timeline.Now)), $"\"{series.Subject}\" ended and was made anew; {organizer.Name} brought the bot into its chat with one press."));
    }

    private static string Read(BotAnswer answer) => answer switch
    {
        BotAnswer.Card card => string.Join(' ', new CardText(new()).Render(card.Content)),
        BotAnswer.Toast toast => toast.Text,
        _ => answer.ToString(),
    };

    /// <summary>It comes within people's hours and the limits for such messages, on Monday at the latest.</summary>
    private async Task<JsonObject?> OfferAsync(TenantPerson organizer, DateOnly friday, CancellationToken cancel)
    {
        foreach (var (day, time) in new[] { (0, Noon), (0, Evening), (3, Noon), (3, Evening) })
        {
            await stage.Timeline.AtAsync(LocalTimes.At(friday.AddDays(day), time), cancel);
            var told = stage.Setup.Tenant.World.MessagesIn(stage.Setup.Tenant.World.PersonalChat(organizer).Id);
            if (told.LastOrDefault(message => message.Card is { } card && IsOffered(card)) is { Card: { } offer }) return offer;
        }
        return null;
    }

    private (Chat Chat, CalendarItem Series) Again(TeamBook book, DateOnly friday)
    {
        var (graph, old, start) = (stage.Setup.Tenant.Graph.Calendars, book.Series!, LocalTimes.StartOf(book.Team, EndsIn + 1));
        graph.End(old, friday);
        var chat = stage.Setup.Tenant.World.AddMeetingChat($"{book.Team.Chat.Title} anew", old.Organizer, start, old.Length, book.Team.Chat.Members);
        chat.BotRemoved = true;
        var series = graph.Schedule(old.Organizer, chat, LocalTimes.WallOf(start), old.Length, Rhythm.Weekly(), old.Zone);
        graph.Rename(series, old.Subject);
        return (chat, series);
    }
}
