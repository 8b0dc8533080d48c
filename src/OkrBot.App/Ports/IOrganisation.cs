using System.Collections.Immutable;
using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>What became of somebody's account.</summary>
public enum AccountState
{
    Active,

    /// <summary>It may not sign in (<c>accountEnabled</c> is false).</summary>
    Disabled,

    /// <summary>The organisation has no such account (any more).</summary>
    Missing,
}

/// <param name="Name">User text.</param>
/// <param name="IsGuest">Of another organisation.</param>
/// <param name="IsActive">May sign in.</param>
public sealed record GroupPerson(PersonId Person, string Name, bool IsOwner, bool IsGuest, bool IsActive);

/// <summary>A Microsoft 365 group, which every team in Teams has.</summary>
/// <param name="Name">User text.</param>
/// <param name="People">Members and owners, each once; of a group with more than <see cref="MostPeople"/> so many and one.</param>
public sealed record DirectoryGroup(string Id, string Name, ImmutableArray<GroupPerson> People)
{
    public const int MostPeople = 500;
}

/// <summary>The organisation's directory, asked about many people at once; what it answers is not kept.</summary>
public interface IOrganisation
{
    /// <summary>Whose account may still sign in. Ids that are none are passed over, and no answer holds them. Fifteen people a question and twenty
    /// questions a request: 2,000 people take seven requests, and one more for each twenty who are not found.</summary>
    Task<Asked<ImmutableDictionary<PersonId, AccountState>>> AccountsAsync(TenantId tenant, IReadOnlyCollection<PersonId> people, CancellationToken cancel);

    /// <summary>Who reports to the person, and who reports to those. One request, and one more for each twenty reports.</summary>
    Task<Asked<ImmutableArray<PersonId>>> ReportingLineAsync(TenantId tenant, PersonId person, CancellationToken cancel);

    /// <summary>Three requests.</summary>
    Task<Asked<DirectoryGroup>> GroupAsync(TenantId tenant, string group, CancellationToken cancel);
}
