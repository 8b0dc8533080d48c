using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Graph.Requests;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Calendars;

/// <summary>Appointments that the app makes, changes and cancels. Each invitation and cancellation that would be mailed is counted.</summary>
internal sealed class CalendarWrites(TenantCalendars calendars, Owners owners, TenantWorld world, Outbox outbox)
{
    private int _made;

    internal void Register(GraphHandlers handlers) => handlers
        .Add("createEvent", call => owners.WithMailbox(call, owner => Create(call, owner)))
        .Add("updateEvent", call => Found(call, (item, owner) => Update(call, item, owner)))
        .Add("deleteEvent", call => Found(call, Delete))
        .Add("cancelEvent", call => Found(call, Cancel));

    private GraphReply Create(GraphCall call, TenantPerson owner)
    {
        var body = call.Request.Body!;
        var transaction = (string?)body["transactionId"];
        if (transaction is not null && calendars.EverOf(owner).FirstOrDefault(item => item.TransactionId == transaction) is { } before)
            return before.MadeFrom == body.ToJsonString()
                ? GraphReply.Created(EventJson.Of(before, owner))
                : GraphReply.Error(409, "ErrorDuplicateTransactionId", "Your request has already been used to create a different event.");
        if (Time(body["start"]) is not { } start || Time(body["end"]) is not { } end) return GraphReply.Error(400, "TimeZoneNotSupportedException", "A time or its zone is not supported.");
        var key = string.Create(CultureInfo.InvariantCulture, $"made-{Interlocked.Increment(ref _made)}");
        var item = new CalendarItem(key, owner)
        {
            Subject = (string?)body["subject"] ?? "",
            Start = start.Wall,
            Length = end.Instant - start.Instant,
            Zone = start.Zone,
            TransactionId = transaction,
            MadeFrom = body.ToJsonString(),
            Categories = (body["categories"] as JsonArray)?.DeepClone() as JsonArray ?? [],
            Online = (bool?)body["isOnlineMeeting"] == true ? calendars.MeetingOf($"19:meeting_{key}@thread.v2", (string?)body["subject"] ?? "", owner) : null,
        };
        foreach (var property in (body["singleValueExtendedProperties"] as JsonArray ?? []).OfType<JsonObject>())
            item.Properties[(string)property["id"]!] = (string?)property["value"] ?? "";
        calendars.Add(item, InvitedIn(body), CalendarChangeKind.Created);
        outbox.Invited(item.Invited.Count);
        return GraphReply.Created(EventJson.Of(item, owner));
    }

    private GraphReply Update(GraphCall call, CalendarItem item, TenantPerson owner)
    {
        var body = call.Request.Body!;
        if (body.ContainsKey("transactionId")) return GraphReply.BadRequest("transactionId cannot be changed.");
        var start = Time(body["start"]);
        var end = Time(body["end"]);
        if ((body.ContainsKey("start") && start is null) || (body.ContainsKey("end") && end is null))
            return GraphReply.Error(400, "TimeZoneNotSupportedException", "A time or its zone is not supported.");
        calendars.Change(item, CalendarChangeKind.Updated, () =>
        {
            if (body["subject"] is { } subject) item.Subject = (string)subject!;
            if (start is { } from) item.Start = TimeZoneInfo.ConvertTime(from.Instant, TimeZoneInfo.FindSystemTimeZoneById(item.Zone)).DateTime;
            if (end is { } until) item.Length = until.Instant - Expansion.Instant(item.Start, item.Zone);
            if (body.ContainsKey("attendees"))
            {
                item.Invited.Clear();
                item.Invited.AddRange(InvitedIn(body));
            }
        });
        outbox.Changed(item.Invited.Count);
        return GraphReply.Ok(EventJson.Of(item, owner));
    }

    private GraphReply Delete(CalendarItem item, TenantPerson owner)
    {
        calendars.Delete(item);
        if (item.Organizer == owner) outbox.Cancelled(item.Invited.Count);
        return new GraphReply(204);
    }

    private GraphReply Cancel(CalendarItem item, TenantPerson owner)
    {
        if (item.Organizer != owner) return GraphReply.BadRequest("Only the organizer can cancel.");
        calendars.Cancel(item);
        outbox.Cancelled(item.Invited.Count);
        return new GraphReply(202);
    }

    private GraphReply Found(GraphCall call, Func<CalendarItem, TenantPerson, GraphReply> apply) => owners.WithMailbox(call, owner
        => calendars.Of(owner).FirstOrDefault(item => item.IdFor(owner) == call.Ids[1]) is { } item ? apply(item, owner) : GraphReply.NotFound("object"));

    private IEnumerable<TenantPerson> InvitedIn(JsonObject body) => (body["attendees"] as JsonArray ?? []).OfType<JsonObject>()
        .Select(one => (string?)one["emailAddress"]?["address"]).Select(address => world.People.FirstOrDefault(person => EventJson.AddressOf(person) == address)).OfType<TenantPerson>();

    private static (DateTime Wall, string Zone, DateTimeOffset Instant)? Time(JsonNode? time)
    {
        if (!DateTime.TryParse((string?)time?["dateTime"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) || (string?)time!["timeZone"] is not { } zone) return null;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var rules)) return null;
        var iana = rules.HasIanaId ? rules.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(rules.Id, out var converted) ? converted : rules.Id;
        return (wall, iana, Expansion.Instant(wall, iana));
    }
}

/// <summary>Mails that Exchange sends by itself for what the app does.</summary>
public sealed class Outbox
{
    private int _invitations;
    private int _updates;
    private int _cancellations;

    public int Invitations => _invitations;
    public int Updates => _updates;
    public int Cancellations => _cancellations;

    internal void Invited(int people) => Interlocked.Add(ref _invitations, people);
    internal void Changed(int people) => Interlocked.Add(ref _updates, people);
    internal void Cancelled(int people) => Interlocked.Add(ref _cancellations, people);
}
