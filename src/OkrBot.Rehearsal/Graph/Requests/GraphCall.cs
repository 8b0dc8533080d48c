using System.Collections.Immutable;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph.Requests;

/// <param name="Ids">Of the path, in its order.</param>
/// <param name="Root">Where <c>/v1.0</c> lies: links begin with it.</param>
internal sealed record GraphCall(GraphOperation Operation, GraphRequest Request, ImmutableArray<string> Ids, string Root)
{
    /// <summary>The address of this request with other options.</summary>
    internal string LinkWith(string name, string value)
    {
        var options = Request.Query.Where(option => option.Key != name)
            .Append(new(name, value)).Select(option => $"{Uri.EscapeDataString(option.Key)}={Uri.EscapeDataString(option.Value)}");
        return $"{Root}{Request.Path}?{string.Join('&', options)}";
    }

    /// <summary>The address of this request with this option and no other.</summary>
    internal string LinkOnly(string name, string value) => $"{Root}{Request.Path}?{name}={Uri.EscapeDataString(value)}";
}

/// <summary>One of Graph's operations.</summary>
internal delegate Task<GraphReply> GraphHandler(GraphCall call, CancellationToken cancel);

/// <summary>Operations by name.</summary>
internal sealed class GraphHandlers
{
    private readonly Dictionary<string, GraphHandler> _all = new(StringComparer.Ordinal);

    internal GraphHandlers Add(string name, Func<GraphCall, GraphReply> handler)
    {
        _all[name] = (call, _) => Task.FromResult(handler(call));
        return this;
    }

    internal GraphHandlers Add(string name, GraphHandler handler)
    {
        _all[name] = handler;
        return this;
    }

    internal GraphHandler Find(GraphOperation operation) => _all[operation.Name];
}

/// <summary>Whose data a path below <c>/users</c> is about.</summary>
internal sealed class Owners(TenantWorld world, Calendars.TenantCalendars calendars, Directory.PeopleBook book)
{
    internal static GraphReply Unknown { get; } = GraphReply.Error(404, "Request_ResourceNotFound", "The user does not exist.");

    /// <summary>Somebody whose account is there; null = nobody.</summary>
    internal TenantPerson? Find(string id) => world.FindPerson(id) is { HomeTenant: null } person && !book.IsDeleted(person) ? person : null;

    internal GraphReply With(GraphCall call, Func<TenantPerson, GraphReply> answer)
        => Find(call.Ids[0]) is { } person ? answer(person) : Unknown;

    /// <summary>The same, where a mailbox is needed.</summary>
    internal GraphReply WithMailbox(GraphCall call, Func<TenantPerson, GraphReply> answer) => With(call, person => calendars.HasMailbox(person)
        ? answer(person)
        : GraphReply.Error(404, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive, soft-deleted, or is hosted on-premise."));
}
