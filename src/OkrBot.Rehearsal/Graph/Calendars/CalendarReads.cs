using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Graph.Requests;

namespace OkrBot.Rehearsal.Graph.Calendars;

/// <summary>What is read of calendars: the view of a window, items, one item, the instances of a series.</summary>
internal sealed class CalendarReads(TenantCalendars calendars, Owners owners, ItemIds ids)
{
    private const int DefaultPage = 10;
    private const string MastersOnly = "type eq 'seriesMaster'";
    private const string OwnMasters = MastersOnly + " and isOrganizer eq true";

    internal void Register(GraphHandlers handlers) => handlers
        .Add("calendarView", call => owners.WithMailbox(call, owner => View(call, Viewer.Of(call, owner))))
        .Add("listEvents", call => owners.WithMailbox(call, owner => Events(call, Viewer.Of(call, owner))))
        .Add("getEvent", call => owners.WithMailbox(call, owner => One(call, Viewer.Of(call, owner))))
        .Add("listInstances", call => owners.WithMailbox(call, owner => Instances(call, Viewer.Of(call, owner))));

    internal static (DateTimeOffset From, DateTimeOffset Until)? Window(GraphRequest request)
        => Instant(request.Option("startDateTime")) is { } from && Instant(request.Option("endDateTime")) is { } until && until > from ? (from, until) : null;

    private GraphReply View(GraphCall call, Viewer viewer)
    {
        if (Window(call.Request) is not { } window) return GraphReply.BadRequest("The window is missing or upside down.");
        var found = calendars.Of(viewer.Person).SelectMany(item => Expansion.In(item, window.From, window.Until)).OrderBy(one => one.Start).Select(one => EventJson.Of(one, viewer));
        return Paged(call, found);
    }

    private GraphReply Events(GraphCall call, Viewer viewer)
    {
        var items = calendars.Of(viewer.Person).AsEnumerable();
        if (call.Request.Option("$filter") is { } filter)
        {
            if (filter == MastersOnly) items = items.Where(item => item.Rhythm is not null);
            else if (filter == OwnMasters) items = items.Where(item => item.Rhythm is not null && item.Organizer == viewer.Person);
            else if (PropertyFilter.Read(filter) is { } property) items = calendars.HidesNext() ? [] : items.Where(item => item.Properties.GetValueOrDefault(property.Id) == property.Value);
            else return GraphReply.Error(501, "ErrorNotSupported", "The filter is not supported.");
        }
        var shown = PropertyFilter.Expanded(call.Request.Option("$expand") ?? "");
        return Paged(call, items.Select(item => EventJson.With(EventJson.Of(item, viewer), item, shown)));
    }

    private GraphReply One(GraphCall call, Viewer viewer)
    {
        var (id, original) = EventJson.Parse(call.Ids[1]);
        if (ids.Find(viewer, id) is not { } item) return GraphReply.NotFound("object");
        if (original is { } at) return Expansion.Of(item, at) is { } one ? GraphReply.Ok(EventJson.Selected(EventJson.Of(one, viewer), call.Request)) : GraphReply.NotFound("object");
        var json = EventJson.Selected(EventJson.Of(item, viewer), call.Request);
        if (call.Request.Option("$expand") is "exceptionOccurrences")
            json["exceptionOccurrences"] = new JsonArray([.. item.Moves.Keys.Select(moved => Expansion.Of(item, moved)).OfType<Instance>().Select(one => EventJson.Of(one, viewer))]);
        return GraphReply.Ok(json);
    }

    private GraphReply Instances(GraphCall call, Viewer viewer)
    {
        if (Window(call.Request) is not { } window) return GraphReply.BadRequest("The window is missing or upside down.");
        return ids.Find(viewer, call.Ids[1]) is { } item ? Paged(call, Expansion.In(item, window.From, window.Until).Select(one => EventJson.Of(one, viewer))) : GraphReply.NotFound("object");
    }

    private static GraphReply Paged(GraphCall call, IEnumerable<JsonObject> items)
    {
        var (skip, top) = (call.Request.Whole("$skip", 0), call.Request.Whole("$top", DefaultPage));
        var page = items.Skip(skip).Take(top + 1).ToList();
        var next = page.Count > top ? call.LinkWith("$skip", (skip + top).ToString(CultureInfo.InvariantCulture)) : null;
        return GraphReply.Page(page.Take(top).Select(item => EventJson.Selected(item, call.Request)), next);
    }

    private static DateTimeOffset? Instant(string? text)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
