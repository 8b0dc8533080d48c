using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Graph.Requests;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Directory;

/// <summary>Microsoft 365 groups: what they are called, and who is in them.</summary>
internal sealed class GroupCalls(GroupBook groups, PeopleBook people, Func<bool> tellsPeople)
{
    private static GraphReply Unknown { get; } = GraphReply.Error(404, "Request_ResourceNotFound", "Resource does not exist or one of its queried reference-property objects are not present.");

    internal void Register(GraphHandlers handlers) => handlers
        .Add("getGroup", call => With(call, group => GraphReply.Ok(new JsonObject { ["id"] = group.Id, ["displayName"] = group.Name })))
        .Add("listGroupMembers", call => With(call, group => Page(call, group.Members)))
        .Add("listGroupOwners", call => With(call, group => Page(call, group.Owners)));

    private GraphReply With(GraphCall call, Func<TenantGroup, GraphReply> answer) => groups.Find(call.Ids[0]) is { } group ? answer(group) : Unknown;

    private GraphReply Page(GraphCall call, ImmutableArray<TenantPerson> some)
        => GraphReply.Page(some.Where(person => !people.IsDeleted(person)).Take(call.Request.Whole("$top", 100)).Select(Json));

    /// <summary>Who may not read people is told that somebody is there, and nothing of them.</summary>
    private JsonObject Json(TenantPerson person) => tellsPeople() ? people.Json(person) : new JsonObject { ["@odata.type"] = "#microsoft.graph.user", ["id"] = person.ObjectId, ["displayName"] = null, ["userType"] = null };
}

/// <summary>A group. Its lists are replaced as a whole, so that they may be read at any time.</summary>
public sealed class TenantGroup(string id, string name)
{
    public string Id { get; } = id;
    public string Name { get; } = name;
    public ImmutableArray<TenantPerson> Members { get; set; } = [];
    public ImmutableArray<TenantPerson> Owners { get; set; } = [];
}

/// <summary>The tenant's groups. Safe to use from any thread.</summary>
public sealed class GroupBook
{
    private readonly ConcurrentDictionary<string, TenantGroup> _groups = new(StringComparer.OrdinalIgnoreCase);

    public TenantGroup Add(string name, TenantPerson owner, params ReadOnlySpan<TenantPerson> members)
    {
        var group = new TenantGroup(TenantPerson.Create("group " + name, PersonRole.User, seed: 0).ObjectId!, name) { Owners = [owner], Members = [.. members] };
        return _groups.GetOrAdd(group.Id, group);
    }

    public void Delete(TenantGroup group) => _groups.TryRemove(group.Id, out _);

    internal TenantGroup? Find(string id) => _groups.GetValueOrDefault(id);
}
