namespace OkrBot.Teams.Connector;

/// <summary>The connector's addresses. Ids hold <c>: @ ; =</c> and come from outside: each is escaped whole.</summary>
internal static class ConnectorRoutes
{
    public static Uri Conversations(Uri service) => At(service, "v3/conversations");

    public static Uri Activities(Uri service, string conversation) => At(service, $"v3/conversations/{Id(conversation)}/activities");

    public static Uri Activity(Uri service, string conversation, string activity)
        => At(service, $"v3/conversations/{Id(conversation)}/activities/{Id(activity)}");

    /// <summary>500 is the largest page.</summary>
    public static Uri PagedMembers(Uri service, string conversation, string? continuation)
    {
        var next = continuation is null ? "" : "&continuationToken=" + Uri.EscapeDataString(continuation);
        return At(service, $"v3/conversations/{Id(conversation)}/pagedmembers?pageSize=500{next}");
    }

    public static Uri Member(Uri service, string conversation, string person) => At(service, $"v3/conversations/{Id(conversation)}/members/{Id(person)}");

    public static Uri Meeting(Uri service, string meeting) => At(service, $"v1/meetings/{Id(meeting)}");

    public static Uri Participant(Uri service, string meeting, string person, string tenant)
        => At(service, $"v1/meetings/{Id(meeting)}/participants/{Id(person)}?tenantId={Uri.EscapeDataString(tenant)}");

    private static Uri At(Uri service, string path) => new($"{service.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}");

    /// <summary>A dot alone would climb in the path, escaped or not.</summary>
    private static string Id(string id)
        => id is not ("" or "." or "..")
            ? Uri.EscapeDataString(id)
            : throw new ArgumentException("An id in a connector address must not be empty or dots", nameof(id));
}
