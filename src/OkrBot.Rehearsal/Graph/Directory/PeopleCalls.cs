using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.Graph.Requests;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Directory;

/// <summary>Who somebody is, who leads them, whom they lead, and what their mailbox says about their time.</summary>
internal sealed class PeopleCalls(Owners owners, PeopleBook book)
{
    private const int MostInFilter = 15;

    internal void Register(GraphHandlers handlers) => handlers
        .Add("listUsers", List)
        .Add("getUser", call => owners.With(call, person => GraphReply.Ok(book.Json(person))))
        .Add("getManager", call => owners.With(call, person => book.ManagerOf(person) is { } manager ? GraphReply.Ok(book.Json(manager)) : Owners.Unknown))
        .Add("listReports", call => owners.With(call, person => GraphReply.Page(book.ReportsOf(person).Select(book.Json))))
        .Add("getMailboxSettings", call => owners.WithMailbox(call, person => GraphReply.Ok(Settings(person))));

    private JsonObject Settings(TenantPerson person)
    {
        var zone = EventJson.WindowsZone(person.Zone);
        var settings = new JsonObject
        {
            ["timeZone"] = zone,
            ["language"] = new JsonObject { ["locale"] = person.Locale },
            ["workingHours"] = new JsonObject
            {
                ["daysOfWeek"] = new JsonArray("monday", "tuesday", "wednesday", "thursday", "friday"),
                ["startTime"] = "08:00:00.0000000",
                ["endTime"] = "17:00:00.0000000",
                ["timeZone"] = new JsonObject { ["name"] = zone },
            },
            ["automaticRepliesSetting"] = new JsonObject { ["status"] = "disabled" },
        };
        if (book.AwayOf(person) is { } away)
            settings["automaticRepliesSetting"] = new JsonObject { ["status"] = "scheduled", ["scheduledStartDateTime"] = Time(away.From), ["scheduledEndDateTime"] = Time(away.Until) };
        return settings;
    }

    private static JsonObject Time(DateTimeOffset at)
        => new() { ["dateTime"] = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture), ["timeZone"] = "UTC" };

    /// <summary>By a list of ids alone, as many as a filter takes; whoever is not there is left out.</summary>
    private GraphReply List(GraphCall call)
    {
        if (call.Request.Option("$filter") is not { } filter || !filter.StartsWith("id in (", StringComparison.Ordinal) || !filter.EndsWith(')')) return GraphReply.BadRequest("Unsupported filter.");
        var ids = filter["id in (".Length..^1].Split(',').Select(one => one.Trim().Trim('\'')).ToList();
        return ids.Count > MostInFilter
            ? GraphReply.BadRequest($"Too many child clauses specified in search filter expression containing 'OR' operators: {ids.Count}. Max allowed: {MostInFilter}.")
            : GraphReply.Page(ids.Select(owners.Find).OfType<TenantPerson>().Select(book.Json));
    }
}
