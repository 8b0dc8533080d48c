using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.Graph.Requests;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Calendars;

/// <summary>Appointments that the app makes, changes and cancels. Each invitation and cancellation that would be mailed is counted.</summary>
internal sealed class CalendarWrites(TenantCalendars calendars, (Owners People, ItemIds Items) lookup, TenantWorld world, (Outbox Mails, Violations Found) told)
{
    private readonly Outbox _outbox = told.Mails;
    private readonly Violations _violations = told.Found;
    private int _made;

    internal void Register(GraphHandlers handlers) => handlers
        .Add("createEvent", call => lookup.People.WithMailbox(call, owner => Create(call, Viewer.Of(call, owner))))
        .Add("updateEvent", call => Found(call, (item, viewer) => Update(call, item, viewer)))
        .Add("deleteEvent", call => Found(call, Delete))
        .Add("cancelEvent", call => Found(call, Cancel));

    private GraphReply Create(GraphCall call, Viewer viewer)
    {
        var (body, owner) = (call.Request.Body!, viewer.Person);
        var transaction = (string?)body["transactionId"];
        if (transaction is not null && calendars.MadeWith(transaction, owner) is { } before)
            return before.MadeFrom == body.ToJsonString() && calendars.Of(owner).Contains(before)
                ? GraphReply.Created(EventJson.Of(before, viewer))
                : GraphReply.Error(409, "ErrorDuplicateTransactionId", "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.");
        if (Time(body["start"]) is not { } start || Time(body["end"]) is not { } end) return GraphReply.Error(400, "TimeZoneNotSupportedException", "A time or its zone is not supported.");
        var key = string.Create(CultureInfo.InvariantCulture, $"made-{Interlocked.Increment(ref _made)}");
        var item = new CalendarItem(key, owner)
        {
            Subject = (string?)body["subject"] ?? "",
            Body = (string?)body["body"]?["content"] ?? "",
            Start = start.Wall,
            Length = end.Instant - start.Instant,
            Zone = start.Zone,
            TransactionId = transaction,
            MadeFrom = body.ToJsonString(),
            Categories = (body["categories"] as JsonArray)?.DeepClone() as JsonArray ?? [],
            Online = (bool?)body["isOnlineMeeting"] == true ? calendars.MeetingOf($"19:meeting_{key}@thread.v2", (string?)body["subject"] ?? "", owner) : null,
        };
        KeepProperties(item, body);
        item.Optional.AddRange(InvitedIn(body, "optional"));
        calendars.Add(item, InvitedIn(body), CalendarChangeKind.Created);
        _outbox.Invited(item);
        return GraphReply.Created(EventJson.Of(item, viewer));
    }

    private GraphReply Update(GraphCall call, CalendarItem item, Viewer viewer)
    {
        var body = call.Request.Body!;
        if (body.ContainsKey("transactionId")) return GraphReply.BadRequest("transactionId cannot be changed.");
        var start = Time(body["start"]);
        var end = Time(body["end"]);
        if ((body.ContainsKey("start") && start is null) || (body.ContainsKey("end") && end is null))
            return GraphReply.Error(400, "TimeZoneNotSupportedException", "A time or its zone is not supported.");
        // A meeting's link stands in the body: whoever writes another one loses it.
        if (body.ContainsKey("body") && item.Online is not null) _violations.Add("graph-lost-meeting-link", item.Subject);
        var before = (item.Subject, item.Start, item.Length, Invited: item.Invited.ToHashSet());
        calendars.Change(item, CalendarChangeKind.Updated, () =>
        {
            KeepProperties(item, body);
            if (body["subject"] is { } subject) item.Subject = (string)subject!;
            if (body["body"] is { } text) item.Body = (string?)text["content"] ?? "";
            if (start is { } from) item.Start = TimeZoneInfo.ConvertTime(from.Instant, TimeZoneInfo.FindSystemTimeZoneById(item.Zone)).DateTime;
            if (end is { } until) item.Length = until.Instant - Expansion.Instant(item.Start, item.Zone);
            if (body.ContainsKey("attendees")) Invite(item, body);
        });
        // Of people alone only those that were changed are told; of anything else all.
        var isMoved = (item.Subject, item.Start, item.Length) != (before.Subject, before.Start, before.Length);
        foreach (var person in item.Invited)
            if (!before.Invited.Contains(person)) _outbox.Add(MailKind.Invitation, item, person);
            else if (isMoved) _outbox.Add(MailKind.Update, item, person);
        foreach (var person in before.Invited.Except(item.Invited)) _outbox.Add(MailKind.Cancellation, item, person);
        return GraphReply.Ok(EventJson.Of(item, viewer));
    }

    private void Invite(CalendarItem item, JsonObject body)
    {
        item.Invited.Clear();
        item.Invited.AddRange(InvitedIn(body));
        item.Optional.Clear();
        item.Optional.AddRange(InvitedIn(body, "optional"));
    }

    private static void KeepProperties(CalendarItem item, JsonObject body)
    {
        foreach (var property in (body["singleValueExtendedProperties"] as JsonArray ?? []).OfType<JsonObject>())
            item.Properties[(string)property["id"]!] = (string?)property["value"] ?? "";
    }

    private GraphReply Delete(CalendarItem item, Viewer viewer)
    {
        calendars.Delete(item);
        if (item.Organizer == viewer.Person) _outbox.Cancelled(item);
        return new GraphReply(204);
    }

    private GraphReply Cancel(CalendarItem item, Viewer viewer)
    {
        if (item.Organizer != viewer.Person) return GraphReply.BadRequest("Only the organizer can cancel.");
        calendars.Cancel(item);
        _outbox.Cancelled(item);
        return new GraphReply(202);
    }

    private GraphReply Found(GraphCall call, Func<CalendarItem, Viewer, GraphReply> apply) => lookup.People.WithMailbox(call, owner
        => lookup.Items.Find(Viewer.Of(call, owner), call.Ids[1]) is { } item ? apply(item, Viewer.Of(call, owner)) : GraphReply.NotFound("object"));

    private IEnumerable<TenantPerson> InvitedIn(JsonObject body, string? type = null) => (body["attendees"] as JsonArray ?? []).OfType<JsonObject>().Where(one => type is null || (string?)one["type"] == type)
        .Select(one => (string?)one["emailAddress"]?["address"]).Select(address => world.People.FirstOrDefault(person => EventJson.AddressOf(person) == address)).OfType<TenantPerson>();

    private static (DateTime Wall, string Zone, DateTimeOffset Instant)? Time(JsonNode? time)
    {
        if (!DateTime.TryParse((string?)time?["dateTime"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) || (string?)time!["timeZone"] is not { } zone) return null;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var rules)) return null;
        var iana = rules.HasIanaId ? rules.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(rules.Id, out var converted) ? converted : rules.Id;
        return (wall, iana, Expansion.Instant(wall, iana));
    }
}
