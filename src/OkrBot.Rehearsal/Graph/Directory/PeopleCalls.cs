using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.Graph.Requests;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Directory;

/// <summary>Who somebody is, who leads them, whom they lead, and what their mailbox says about their time.</summary>
internal sealed partial class PeopleCalls(Owners owners, PeopleBook book)
{
    private const int MostInFilter = 15;

    internal void Register(GraphHandlers handlers) => handlers
        .Add("listUsers", List)
        .Add("getUser", call => owners.With(call, person => GraphReply.Ok(Json(person))))
        .Add("getManager", call => owners.With(call, person => book.ManagerOf(person) is { } manager ? GraphReply.Ok(Json(manager)) : Owners.Unknown))
        .Add("listReports", call => owners.With(call, person => GraphReply.Page(book.ReportsOf(person).Select(Json))))
        .Add("getMailboxSettings", call => owners.WithMailbox(call, person => GraphReply.Ok(Settings(person))));

    /// <summary>By ids alone, as many as one filter takes.</summary>
    private GraphReply List(GraphCall call)
    {
        if (IdFilter().Match(call.Request.Option("$filter") ?? "") is not { Success: true } filter) return GraphReply.Error(501, "ErrorNotSupported", "The filter is not supported.");
        var ids = filter.Groups["ids"].Value.Split(',').Select(id => id.Trim('\'')).ToList();
        if (ids.Count > MostInFilter) return GraphReply.BadRequest("Too many child clauses specified in search filter expression.");
        return GraphReply.Page(ids.Select(owners.Find).OfType<TenantPerson>().Select(Json));
    }

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

    private static JsonObject Json(TenantPerson person) => new()
    {
        ["@odata.type"] = "#microsoft.graph.user",
        ["id"] = person.ObjectId,
        ["displayName"] = person.Name,
        ["mail"] = EventJson.AddressOf(person),
        ["userPrincipalName"] = EventJson.AddressOf(person),
        ["userType"] = person.Role == PersonRole.Guest ? "Guest" : "Member",
    };

    [GeneratedRegex("^id in \\((?<ids>'[0-9a-fA-F-]{36}'(,'[0-9a-fA-F-]{36}')*)\\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdFilter();
}

/// <summary>Who leads whom, and who is away. Safe to use from any thread.</summary>
public sealed class PeopleBook
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TenantPerson, TenantPerson> _managers = [];
    private readonly Dictionary<TenantPerson, (DateTimeOffset From, DateTimeOffset Until)> _away = [];

    public void Leads(TenantPerson manager, params ReadOnlySpan<TenantPerson> people)
    {
        lock (_gate)
            foreach (var person in people) _managers[person] = manager;
    }

    /// <summary>Automatic replies by the calendar.</summary>
    public void IsAway(TenantPerson person, DateTimeOffset from, DateTimeOffset until)
    {
        lock (_gate) _away[person] = (from, until);
    }

    internal TenantPerson? ManagerOf(TenantPerson person)
    {
        lock (_gate) return _managers.GetValueOrDefault(person);
    }

    internal IReadOnlyList<TenantPerson> ReportsOf(TenantPerson manager)
    {
        lock (_gate) return [.. _managers.Where(one => one.Value == manager).Select(one => one.Key)];
    }

    internal (DateTimeOffset From, DateTimeOffset Until)? AwayOf(TenantPerson person)
    {
        lock (_gate) return _away.TryGetValue(person, out var away) ? away : null;
    }
}
