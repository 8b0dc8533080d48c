using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Client;
using OkrBot.Graph.People;
using CancelBody = Microsoft.Graph.Users.Item.Events.Item.Cancel.CancelPostRequestBody;

namespace OkrBot.Graph.Calendars;

/// <summary>Changes what is known by its id, else finds it by our own property, else makes it: any crash between is mended by doing it again. The transaction id makes
/// a repeated POST harmless also while the first one's appointment cannot be found yet. A second property says what stands there, and is written together with
/// it, so that after a lost answer nobody is mailed twice.</summary>
internal sealed class CalendarHolds(GraphCalls calls, MailAddresses addresses) : ICalendarHolds
{
    public bool Serves(TenantId tenant) => calls.Client.Serves(tenant);

    public async Task<Asked<PutHold>> PutAsync(TenantId tenant, CalendarHold hold, PutHold? before, CancellationToken cancel)
    {
        if (before is { Event: not null } && Differing(hold, before) == Parts.None) return new(before, null);
        List<Attendee>? guests = null;
        if (!hold.LeavesPeople && (before?.Event is null || before.People != hold.PeopleMark))
        {
            var asked = await addresses.OfAsync(tenant, hold.Invited, cancel);
            if (asked.Why is not (null or NoAnswer.MissingRight)) return new(null, asked.Why);
            guests = asked.Why is null ? asked.Value : null;
        }
        // What is not asked says nothing of rights.
        if (before is { Event: not null } && Changeable(hold, before, guests) == Parts.None) return new(before, null);
        return await calls.AskAsync(tenant, (Rights.WriteCalendars, hold.Owner), (graph, stopped) => PutAsync(graph, hold, before, guests, stopped), cancel);
    }

    public async Task<Asked<bool>> CancelAsync(TenantId tenant, PersonId owner, HoldName name, string? why, CancellationToken cancel)
    {
        if (name.Event is { } known)
        {
            var ended = await EndAsync(tenant, owner, known, why, cancel);
            if (ended.Value || ended.Why is not null) return ended;
        }
        // A look-up that finds nothing says nothing about the right to write.
        var found = await calls.AskAsync(tenant, (Rights.ReadCalendars, owner), (graph, stopped) => HoldProperties.FindAsync(graph, owner, name.Key, stopped), cancel);
        if (found.Why is { } unknown) return new(false, unknown);
        return found.Value is { Event: { } there } ? await EndAsync(tenant, owner, there, why, cancel) : new(false, null);
    }

    private Task<Asked<bool>> EndAsync(TenantId tenant, PersonId owner, string id, string? why, CancellationToken cancel)
        => calls.AskAsync(tenant, (Rights.WriteCalendars, owner), (graph, stopped) => IsThereAsync(ended => EndAsync(graph.Users[owner.Value].Events[id], why, ended), stopped), cancel);

    private async Task<PutHold> PutAsync(GraphServiceClient graph, CalendarHold hold, PutHold? before, List<Attendee>? guests, CancellationToken cancel)
    {
        if (before is { Event: { } known })
        {
            if (await IsThereAsync(stopped => ChangeAsync(graph, hold, before, guests, stopped), cancel)) return Now(hold, known, before.People, guests);
            hold = hold with { Generation = hold.Generation + 1 };
        }
        if (before is not null && await FoundAsync(graph, hold, guests, cancel) is { } found) return found;
        try
        {
            var made = Wanted(hold, Parts.Face | Parts.People, guests);
            (made.Body, made.TransactionId) = (new ItemBody { ContentType = BodyType.Html, Content = HoldText.Html(hold, calls.Client.AppId, calls.Client.Cloud) }, TransactionOf(hold));
            if (hold.IsOnline) (made.IsOnlineMeeting, made.OnlineMeetingProvider) = (true, OnlineMeetingProviderType.TeamsForBusiness);
            made.SingleValueExtendedProperties!.Add(HoldProperties.Key(hold.Key));
            return Now(hold, (await graph.Users[hold.Owner.Value].Events.PostAsync(made, c => CalendarPages.Prefer(c.Headers), cancel))?.Id, "", guests);
        }
        // The same id with another body: 400 to some, 409 to others.
        catch (ODataError error) when (error.ResponseStatusCode is 400 or 409 && error.Error?.Code is "ErrorDuplicateTransactionId")
        {
            return await FoundAsync(graph, hold, guests, cancel) ?? new PutHold(null, "", "") { Generation = hold.Generation };
        }
    }

    private static async Task<PutHold?> FoundAsync(GraphServiceClient graph, CalendarHold hold, List<Attendee>? guests, CancellationToken cancel)
    {
        if (await HoldProperties.FindAsync(graph, hold.Owner, hold.Key, cancel) is not { Event: { } known } found) return null;
        if (Changeable(hold, found, guests) != Parts.None && !await IsThereAsync(stopped => ChangeAsync(graph, hold, found, guests, stopped), cancel)) return null;
        return Now(hold, known, found.People, guests);
    }

    private static Task ChangeAsync(GraphServiceClient graph, CalendarHold hold, PutHold before, List<Attendee>? guests, CancellationToken cancel)
        => Changeable(hold, before, guests) is var parts && parts == Parts.None
            ? Task.CompletedTask
            : graph.Users[hold.Owner.Value].Events[before.Event].PatchAsync(Wanted(hold, parts, guests, before.People), StableIds, cancel);

    private static Parts Differing(CalendarHold hold, PutHold before)
        => (before.Face == hold.FaceMark ? Parts.None : Parts.Face) | (hold.LeavesPeople || before.People == hold.PeopleMark ? Parts.None : Parts.People);

    /// <summary>Without addresses the people stay as they are.</summary>
    private static Parts Changeable(CalendarHold hold, PutHold before, List<Attendee>? guests) => Differing(hold, before) & (guests is null ? Parts.Face : Parts.Face | Parts.People);

    private static Event Wanted(CalendarHold hold, Parts parts, List<Attendee>? guests, string people = "")
    {
        var marks = HoldProperties.Marks(hold.FaceMark, guests is null ? people : hold.PeopleMark);
        var wanted = new Event { SingleValueExtendedProperties = [marks] };
        if (parts.HasFlag(Parts.Face))
        {
            var start = hold.Day.ToDateTime(hold.Start);
            (wanted.Subject, wanted.ShowAs, wanted.Start, wanted.End) = (hold.Title, FreeBusyStatus.Busy, Time(start, hold.Zone), Time(start + hold.Length, hold.Zone));
            (wanted.IsReminderOn, wanted.ReminderMinutesBeforeStart) = (true, 15);
        }
        if (parts.HasFlag(Parts.People) && guests is not null) wanted.Attendees = guests;
        return wanted;
    }

    private static PutHold Now(CalendarHold hold, string? id, string people, List<Attendee>? guests)
        => new(id, hold.FaceMark, guests is null ? people : hold.PeopleMark) { Generation = hold.Generation };

    private static DateTimeTimeZone Time(DateTime wall, string zone)
        => new() { DateTime = wall.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), TimeZone = ZoneNames.Windows(zone) };

    private static Task EndAsync(Microsoft.Graph.Users.Item.Events.Item.EventItemRequestBuilder one, string? why, CancellationToken cancel)
        => why is null ? one.DeleteAsync(StableIds, cancel) : one.Cancel.PostAsync(new CancelBody { Comment = why }, StableIds, cancel);

    private static void StableIds<T>(RequestConfiguration<T> request) where T : class, new() => CalendarPages.PreferStableIds(request.Headers);

    private static async Task<bool> IsThereAsync(Func<CancellationToken, Task> act, CancellationToken cancel)
    {
        try
        {
            await act(cancel);
            return true;
        }
        catch (ODataError error) when (error.ResponseStatusCode is 404 or 410 && error.Error?.Code is not "MailboxNotEnabledForRESTAPI")
        {
            return false;
        }
    }

    private static string TransactionOf(CalendarHold hold)
        => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{hold.Key}|{hold.Owner}|{hold.Generation}"))).AsSpan(0, 16)).ToString();

    [Flags]
    private enum Parts { None = 0, Face = 1, People = 2 }
}
