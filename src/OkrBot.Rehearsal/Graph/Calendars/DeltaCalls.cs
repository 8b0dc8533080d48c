using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OkrBot.Rehearsal.Graph.Requests;

namespace OkrBot.Rehearsal.Graph.Calendars;

/// <summary><c>calendarView/delta</c>: everything in a window once, then what changed. A token keeps its window, and may be refused for its age.</summary>
internal sealed partial class DeltaCalls(TenantCalendars calendars, Owners owners)
{
    private const int DefaultPage = 10;

    internal void Register(GraphHandlers handlers) => handlers.Add("calendarDelta", call => owners.WithMailbox(call, owner => Answer(call, Viewer.Of(call, owner))));

    private GraphReply Answer(GraphCall call, Viewer viewer)
    {
        if ((call.Request.Option("$deltatoken") ?? call.Request.Option("$skiptoken")) is { } text)
        {
            if (DeltaToken.Read(text) is not { } token) return GraphReply.BadRequest("Badly formed token.");
            return token.Generation == calendars.Generation ? Page(call, viewer, call.Request.Option("$skiptoken") is null ? token with { Until = calendars.LastChange } : token) : Gone(call);
        }
        return CalendarReads.Window(call.Request) is { } window
            ? Page(call, viewer, new DeltaToken(window.From, window.Until, 0, calendars.LastChange, 0, calendars.Generation))
            : GraphReply.BadRequest("The window is missing or upside down.");
    }

    private GraphReply Page(GraphCall call, Viewer viewer, DeltaToken token)
    {
        var size = PageSize(call.Request.Preferences);
        var all = calendars.EverOf(viewer.Person).Where(item => item.Changed > token.Since && item.Changed <= token.Until)
            .SelectMany(item => Changes(item, viewer, token)).ToList();
        var page = all.Skip(token.Skip).Take(size);
        return token.Skip + size < all.Count
            ? GraphReply.Page(page, nextLink: call.LinkOnly("$skiptoken", (token with { Skip = token.Skip + size }).Write()))
            : GraphReply.Page(page, deltaLink: call.LinkOnly("$deltatoken", (token with { Since = token.Until, Skip = 0 }).Write()));
    }

    private static IEnumerable<JsonObject> Changes(CalendarItem item, Viewer viewer, DeltaToken token)
    {
        var id = viewer.IdOf(item);
        var isThere = !item.IsDeleted && !(item.IsCancelled && item.Organizer == viewer.Person);
        if (!isThere) return token.Since == 0 ? [] : [EventJson.Removed(id)];
        var inside = Expansion.In(item, token.From, token.To).ToImmutableArray();
        var gone = token.Since == 0 ? [] : item.Gone.Select(at => EventJson.Removed(EventJson.OccurrenceId(item, viewer, at)));
        if (inside.IsEmpty) return gone;
        var master = item.Rhythm is null ? Enumerable.Empty<JsonObject>() : [EventJson.Of(item, viewer)];
        return [.. gone, .. master, .. inside.Select(one => EventJson.Of(one, viewer))];
    }

    private static GraphReply Gone(GraphCall call) => GraphReply.Error(410, "SyncStateNotFound", "The sync state generation is not found; begin anew.")
        with
    { Location = $"{call.Root}{call.Request.Path}" };

    private static int PageSize(string prefer) => Size().Match(prefer) is { Success: true } found ? int.Parse(found.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture) : DefaultPage;

    [GeneratedRegex("odata\\.maxpagesize=(?<n>[0-9]{1,4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();
}

/// <param name="From">Of the window, which stays as it was asked for at first.</param>
/// <param name="Since">The last change that the caller knows.</param>
/// <param name="Until">The last change of this round.</param>
internal sealed record DeltaToken(DateTimeOffset From, DateTimeOffset To, long Since, long Until, int Skip, int Generation)
{
    internal string Write() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this));

    internal static DeltaToken? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<DeltaToken>(Encoding.UTF8.GetString(Convert.FromBase64String(text)));
        }
        catch (FormatException)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
