using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Bot;

/// <summary>Who runs the OKR programme: opens the weeks that teams work in, brings teams in, sets holidays, writes the company's objectives.
/// Setting <c>Programme:Leads</c>, Entra object ids of the home tenant. Empty = nobody: then the first team opens a cycle.</summary>
/// <param name="home">Nobody of another tenant is one, whatever the id.</param>
public sealed class ProgrammeLeads(TenantId home, ImmutableArray<PersonId> people)
{
    public const string Setting = "Programme:Leads";
    private const string Slice = "Programme";

    private ImmutableHashSet<PersonId> _ended = [];

    /// <summary>All whom the setting names, in its order; also those whose account has ended.</summary>
    public ImmutableArray<PersonId> NamedIn(TenantId tenant) => tenant == home ? people : [];

    /// <summary>Those of them whose account has not ended.</summary>
    public ImmutableArray<PersonId> Of(TenantEntry tenant) => NamedIn(tenant.Tenant).RemoveAll(person => tenant.EndedLeads.Any(ended => ended.Person == person));

    /// <summary>As the tenant's row said when it was last seen: the router looks before each turn of somebody who is named.</summary>
    public bool Includes(TenantId tenant, PersonId person) => tenant == home && people.Contains(person) && !_ended.Contains(person);

    /// <summary>The verified sender of a turn, said or pressed wherever.</summary>
    public bool Includes(Turn turn) => turn.From.Person is { } sender && Includes(turn.Tenant, sender);

    /// <summary>Whose account has ended by now.</summary>
    public void See(TenantEntry tenant)
    {
        if (tenant.Tenant == home) Volatile.Write(ref _ended, [.. tenant.EndedLeads.Select(ended => ended.Person)]);
    }

    /// <summary>What everybody else is told: who may, without names. The same for people who are not signed in and for other tenants.</summary>
    public static Reply No(Turn turn) => new Reply.Words(Words(turn.From.Locale)["leadsOnly"]);

    /// <inheritdoc cref="No"/>
    /// <param name="language">BCP 47; null when not told.</param>
    public static Words Words(string? language) => WordBook.For(Slice, language);
}
