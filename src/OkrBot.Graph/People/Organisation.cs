using System.Collections.Immutable;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Client;

namespace OkrBot.Graph.People;

/// <summary>Accounts, the line of people who report to somebody, and groups: many people at once.</summary>
internal sealed class Organisation(GraphCalls calls, TimeProvider time) : IOrganisation
{
    /// <summary>So many values a filter takes ("Too many child clauses" beyond).</summary>
    private const int PeopleInFilter = 15;
    private const int MostReports = 999;

    /// <summary>Who leads more people than this is asked no second level for the rest.</summary>
    private const int MostLeaders = 200;
    private const int MostInLine = 2000;

    public Task<Asked<ImmutableDictionary<PersonId, AccountState>>> AccountsAsync(TenantId tenant, IReadOnlyCollection<PersonId> people, CancellationToken cancel)
        => calls.AskAsync(tenant, Rights.ReadPeople, (graph, stopped) => AccountsAsync(graph, [.. people.Where(IsId).Distinct()], stopped), cancel);

    private async Task<ImmutableDictionary<PersonId, AccountState>> AccountsAsync(GraphServiceClient graph, ImmutableArray<PersonId> people, CancellationToken cancel)
    {
        var known = ImmutableDictionary.CreateBuilder<PersonId, AccountState>();
        foreach (var questions in people.Chunk(PeopleInFilter).Chunk(Batches.Most))
            foreach (var found in await Batches.AskAsync<UserCollectionResponse>(graph, [.. questions.Select(some => Listed(graph, some))], time, cancel))
                foreach (var user in found?.Value ?? []) Note(known, user);
        // A list that leaves somebody out is no proof: each is asked for by name.
        foreach (var some in people.Where(person => !known.ContainsKey(person)).Chunk(Batches.Most).ToList())
        {
            var asked = await Batches.AskAsync<User>(graph, [.. some.Select(one => graph.Users[one.Value].ToGetRequestInformation(c => c.QueryParameters.Select = ["id", "accountEnabled"]))], time, cancel);
            for (var i = 0; i < some.Length; i++)
                if (asked[i] is { } user) Note(known, user);
                else known[some[i]] = AccountState.Missing;
        }
        return known.ToImmutable();
    }

    private static Microsoft.Kiota.Abstractions.RequestInformation Listed(GraphServiceClient graph, IEnumerable<PersonId> people) => graph.Users.ToGetRequestInformation(c =>
    {
        c.QueryParameters.Filter = $"id in ({string.Join(',', people.Select(one => $"'{one.Value}'"))})";
        c.QueryParameters.Select = ["id", "accountEnabled"];
        c.QueryParameters.Top = PeopleInFilter;
    });

    // Where it does not say, nobody loses anything.
    private static void Note(ImmutableDictionary<PersonId, AccountState>.Builder known, User user)
    {
        if (IdOf(user) is { } person) known[person] = user.AccountEnabled is false ? AccountState.Disabled : AccountState.Active;
    }

    public Task<Asked<ImmutableArray<PersonId>>> ReportingLineAsync(TenantId tenant, PersonId person, CancellationToken cancel)
        => calls.AskAsync(tenant, Rights.ReadPeople, async (graph, stopped) =>
        {
            var first = Ids(await graph.Users[person.Value].DirectReports.GraphUser.GetAsync(c => (c.QueryParameters.Select, c.QueryParameters.Top) = (["id"], MostReports), stopped));
            var line = first.ToList();
            foreach (var some in first.Take(MostLeaders).Chunk(Batches.Most))
                foreach (var second in await Batches.AskAsync<UserCollectionResponse>(graph, [.. some.Select(one => graph.Users[one.Value].DirectReports.GraphUser
                    .ToGetRequestInformation(c => (c.QueryParameters.Select, c.QueryParameters.Top) = (["id"], MostReports)))], time, stopped))
                    line.AddRange(Ids(second));
            return line.Where(one => one != person).Distinct().Take(MostInLine).ToImmutableArray();
        }, cancel);

    public async Task<Asked<DirectoryGroup>> GroupAsync(TenantId tenant, string group, CancellationToken cancel)
    {
        if (!Guid.TryParse(group, out var id)) return new(null, new NoAnswer.Gone());
        var asked = await calls.AskAsync(tenant, Rights.ReadGroups, (graph, stopped) => GroupAsync(graph, id.ToString(), stopped), cancel);
        return asked.Value is { } read ? read.Whole : new(null, asked.Why);
    }

    /// <param name="Whole">The group, or why what was read of it is not enough.</param>
    private sealed record ReadGroup(Asked<DirectoryGroup> Whole);

    private static async Task<ReadGroup> GroupAsync(GraphServiceClient graph, string id, CancellationToken cancel)
    {
        var group = await graph.Groups[id].GetAsync(c => c.QueryParameters.Select = ["id", "displayName"], cancel);
        var owners = await graph.Groups[id].Owners.GraphUser.GetAsync(c => (c.QueryParameters.Select, c.QueryParameters.Top) = (Fields, MostReports), cancel);
        var members = await graph.Groups[id].Members.GraphUser.GetAsync(c => (c.QueryParameters.Select, c.QueryParameters.Top) = (Fields, MostReports), cancel);
        // Without the right to read people Graph tells ids alone, so that guests and ended accounts look like everybody else.
        // Source: "Limited information returned for inaccessible member objects", learn.microsoft.com.
        if ((owners?.Value ?? []).Concat(members?.Value ?? []).Any(user => user is { DisplayName: null, UserType: null })) return new ReadGroup(new(null, new NoAnswer.MissingRight(Rights.ReadPeople)));
        // A page that names another one is not all of it.
        if ((owners?.OdataNextLink ?? members?.OdataNextLink) is not null && (owners?.Value?.Count ?? 0) + (members?.Value?.Count ?? 0) <= DirectoryGroup.MostPeople)
            return new ReadGroup(new(null, new NoAnswer.Failed(200, "MorePages")));
        var people = (owners?.Value ?? []).Select(user => Person(user, isOwner: true)).Concat((members?.Value ?? []).Select(user => Person(user, isOwner: false)));
        return new ReadGroup(new(new DirectoryGroup(id, group?.DisplayName ?? "", [.. people.OfType<GroupPerson>().DistinctBy(one => one.Person).Take(DirectoryGroup.MostPeople + 1)]), null));
    }

    private static readonly string[] Fields = ["id", "displayName", "accountEnabled", "userType"];

    private static GroupPerson? Person(User user, bool isOwner) => IdOf(user) is { } person
        ? new(person, user.DisplayName ?? "", isOwner, string.Equals(user.UserType, "Guest", StringComparison.OrdinalIgnoreCase), user.AccountEnabled is not false)
        : null;

    private static IEnumerable<PersonId> Ids(UserCollectionResponse? found) => (found?.Value ?? []).Select(IdOf).OfType<PersonId>();

    private static PersonId? IdOf(User user) => user.Id is { Length: > 0 } id ? new PersonId(id.ToLowerInvariant()) : null;

    private static bool IsId(PersonId person) => Guid.TryParseExact(person.Value, "D", out _);
}
