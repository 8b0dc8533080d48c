using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Reminders;

/// <summary>A wish that was taken or refused.</summary>
/// <param name="Data">For the buttons that answer it.</param>
internal sealed record TakenWish(Manners Manners, Refusal? Refusal, PersonalCalendar Calendar, JsonObject Data, Words Words);

/// <summary>Takes what people say about their messages. It always concerns the one who says it, whatever card it was said on.</summary>
internal sealed class WishDesk(IDirectory directory)
{
    private const string NoZone = "UTC";

    /// <summary>Names the person whom a message was for in its buttons' data.</summary>
    public const string ToField = "to";

    /// <summary>Why this press says nothing about the presser's messages; null = it does.</summary>
    public static Reply? Refused(Turn turn)
    {
        var words = RemindersFeature.WordsFor(turn.From.Locale);
        if (turn.From.Person is not { } person) return new Reply.Words(words["refused.anonymous"]);
        if (turn.Chat.Kind != ChatKind.Personal) return new Reply.Words(words["refused.notHere"]);
        // A message that somebody forwarded: they do not stop their own by it.
        return CardData.Of(turn.Act).Id(ToField) is { } to && to != person.Value ? new Reply.Words(words["refused.notYours"]) : null;
    }

    public async Task<TakenWish> TakeAsync(Turn turn, Func<Manners, PersonalCalendar, WishOutcome> wish, CancellationToken cancel)
    {
        var person = turn.From.Person!.Value;
        var tenant = await directory.FindTenantAsync(turn.Tenant, cancel);
        TakenWish? taken = null;
        await directory.ChangePersonAsync(turn.Tenant, person, entry =>
        {
            var known = EntryOf(entry, turn, person);
            var calendar = PersonalCalendars.Of(known, tenant, turn.From.Zone ?? NoZone, turn.Now);
            var outcome = wish(known.Manners, calendar);
            taken = new TakenWish(outcome.Manners, outcome.Refusal, calendar, Data(turn), RemindersFeature.WordsFor(turn.From.Locale ?? known.Locale));
            return outcome.Refusal is null ? known with { Reminders = outcome.Manners } : known;
        }, cancel);
        return taken!;
    }

    /// <summary>What the buttons of a reply carry: for whom it is, and a token of its own.</summary>
    public static JsonObject Data(Turn turn) => new()
    {
        [ToField] = turn.From.Person!.Value.Value,
        [CardKey.ViewField] = ViewToken.From(turn.ActivityId, turn.From.ChannelId),
    };

    public static PersonEntry EntryOf(PersonEntry? entry, Turn turn, PersonId person)
        => entry ?? new PersonEntry(turn.Tenant, person, turn.From.ChannelId, turn.From.Name, turn.Chat.Id, turn.Chat.ServiceUrl, turn.From.Locale, turn.From.Zone, []);
}
