using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.Graph.Requests;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Calendars;

/// <summary>Whose mailbox a request is about, and which of the two ids of its items it speaks of.</summary>
internal readonly record struct Viewer(TenantPerson Person, bool HasImmutableIds)
{
    internal static Viewer Of(GraphCall call, TenantPerson person) => new(person, call.Request.WantsImmutableIds);

    /// <summary>Without the wish for immutable ids it is the one of its place, which another folder would change.</summary>
    internal string IdOf(CalendarItem item) => HasImmutableIds ? item.IdFor(Person) : "AAMkAG" + item.IdFor(Person)["AAkALg".Length..];
}

/// <summary>Items by the ids that requests give. Graph's page says that the wish for immutable ids holds for its own request alone, and not what becomes of an id
/// of the other form: here it is not understood, and noted.</summary>
internal sealed class ItemIds(TenantCalendars calendars, Violations violations)
{
    internal CalendarItem? Find(Viewer viewer, string id)
    {
        var other = viewer with { HasImmutableIds = !viewer.HasImmutableIds };
        foreach (var item in calendars.Of(viewer.Person))
        {
            if (viewer.IdOf(item) == id) return item;
            if (other.IdOf(item) == id) violations.Add("graph-mixed-ids", item.Subject);
        }
        return null;
    }
}
