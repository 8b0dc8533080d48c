using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Directory;

/// <summary>Who leads whom, who is away, and whose account has ended. Safe to use from any thread.</summary>
public sealed class PeopleBook
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TenantPerson, TenantPerson> _managers = [];
    private readonly HashSet<TenantPerson> _disabled = [];
    private readonly HashSet<TenantPerson> _deleted = [];
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

    /// <summary>The account stays and may not sign in.</summary>
    public void Disable(TenantPerson person)
    {
        lock (_gate) _disabled.Add(person);
    }

    /// <summary>There is no such account any more.</summary>
    public void Delete(TenantPerson person)
    {
        lock (_gate) _deleted.Add(person);
    }

    /// <summary>The account is there again, and may sign in.</summary>
    public void Restore(TenantPerson person)
    {
        lock (_gate)
        {
            _disabled.Remove(person);
            _deleted.Remove(person);
        }
    }

    internal bool IsDeleted(TenantPerson person)
    {
        lock (_gate) return _deleted.Contains(person);
    }

    internal bool IsDisabled(TenantPerson person)
    {
        lock (_gate) return _disabled.Contains(person);
    }

    internal JsonObject Json(TenantPerson person) => new()
    {
        ["@odata.type"] = "#microsoft.graph.user",
        ["id"] = person.ObjectId,
        ["displayName"] = person.Name,
        ["mail"] = EventJson.AddressOf(person),
        ["userPrincipalName"] = EventJson.AddressOf(person),
        ["accountEnabled"] = !IsDisabled(person),
        ["userType"] = person.Role == PersonRole.Guest ? "Guest" : "Member",
    };

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
