using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Graph.Requests;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Calendars;

/// <summary>Items as Graph's <c>event</c>. Times are in UTC, as without another wish in <c>Prefer</c>.</summary>
internal static class EventJson
{
    private const string OccurrenceMark = "~";
    private const string Properties = "singleValueExtendedProperties";

    internal static string OccurrenceId(CalendarItem item, Viewer viewer, DateTime original)
        => viewer.IdOf(item) + OccurrenceMark + original.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);

    /// <summary>The id of the item, and which occurrence of it is meant.</summary>
    internal static (string Item, DateTime? Original) Parse(string id)
    {
        var at = id.IndexOf(OccurrenceMark, StringComparison.Ordinal);
        return at > 0 && DateTime.TryParseExact(id[(at + 1)..], "yyyyMMddHHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var original) ? (id[..at], original) : (id, null);
    }

    /// <summary>A single appointment or a series' master.</summary>
    internal static JsonObject Of(CalendarItem item, Viewer viewer)
    {
        var start = Expansion.Instant(item.Start, item.Zone);
        var json = Common(item, viewer.Person, start, start + item.Length);
        json["id"] = viewer.IdOf(item);
        json["iCalUId"] = item.CalendarUid(null);
        json["type"] = item.Rhythm is null ? "singleInstance" : "seriesMaster";
        json["recurrence"] = item.Rhythm?.Json(item.Start, WindowsZone(item.Zone));
        json["transactionId"] = item.TransactionId;
        json["cancelledOccurrences"] = new JsonArray([.. item.Dropped.Select(at => JsonValue.Create($"OID.{viewer.IdOf(item)}.{at:yyyy-MM-dd}"))]);
        return json;
    }

    internal static JsonObject Of(Instance one, Viewer viewer)
    {
        if (one.Original is not { } original) return Of(one.Item, viewer);
        var json = Common(one.Item, viewer.Person, one.Start, one.End);
        json["id"] = OccurrenceId(one.Item, viewer, original);
        json["iCalUId"] = one.Item.CalendarUid(original);
        json["type"] = one.IsException ? "exception" : "occurrence";
        json["seriesMasterId"] = viewer.IdOf(one.Item);
        json["originalStart"] = Expansion.Instant(original, one.Item.Zone).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return json;
    }

    /// <summary>What <c>$select</c> asks for. Lists that cost something come only when named.</summary>
    internal static JsonObject Selected(JsonObject item, GraphRequest request)
    {
        var names = request.Option("$select")?.Split(',');
        foreach (var name in item.Select(field => field.Key).ToList())
            if (names is null ? name == "cancelledOccurrences" : name != "id" && name != Properties && !name.StartsWith('@') && !names.Contains(name)) item.Remove(name);
        return item;
    }

    /// <param name="property">The own property that was asked for; null = none.</param>
    internal static JsonObject With(JsonObject json, CalendarItem item, string? property)
    {
        if (property is not null && item.Properties.GetValueOrDefault(property) is { } value) json[Properties] = new JsonArray(new JsonObject { ["id"] = property, ["value"] = value });
        return json;
    }

    internal static JsonObject Removed(string id) => new() { ["@removed"] = new JsonObject { ["reason"] = "deleted" }, ["id"] = id };

    internal static string WindowsZone(string zone) => TimeZoneInfo.TryConvertIanaIdToWindowsId(zone, out var windows) ? windows : zone;

    internal static string AddressOf(TenantPerson person) => $"{person.ObjectId}@nordkauf.example";

    private static JsonObject Common(CalendarItem item, TenantPerson owner, DateTimeOffset start, DateTimeOffset end) => new()
    {
        ["@odata.etag"] = $"W/\"{item.Changed}\"",
        ["subject"] = item.Subject,
        ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = item.Body },
        ["start"] = Time(start),
        ["end"] = Time(end),
        ["originalStartTimeZone"] = WindowsZone(item.Zone),
        ["isOrganizer"] = item.Organizer == owner,
        ["isCancelled"] = item.IsCancelled,
        ["isOnlineMeeting"] = item.Online is not null,
        ["onlineMeeting"] = item.Online is { } online ? new JsonObject { ["joinUrl"] = online.JoinUrl } : null,
        ["organizer"] = new JsonObject { ["emailAddress"] = Address(item.Organizer) },
        ["attendees"] = new JsonArray([.. item.Invited.Select(person => new JsonObject { ["type"] = item.Optional.Contains(person) ? "optional" : "required", ["emailAddress"] = Address(person) })]),
        ["categories"] = item.Categories.DeepClone(),
    };

    private static JsonObject Address(TenantPerson person) => new() { ["name"] = person.Name, ["address"] = AddressOf(person) };

    private static JsonObject Time(DateTimeOffset at)
        => new() { ["dateTime"] = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture), ["timeZone"] = "UTC" };
}
