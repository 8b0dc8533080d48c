using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Bot;

/// <summary>Finds people by name among those whom the bot knows: who wrote to it, or is listed on a team.</summary>
public sealed class PeopleFinder(IDirectory directory)
{
    private readonly NameShelf<PersonEntry> _people = new((tenant, cancel) => directory.PeopleAsync(tenant, cancel), person => person.Name ?? "");

    /// <inheritdoc cref="NameShelf{T}.FindAsync(TenantId, string?, int, DateTimeOffset, CancellationToken)"/>
    public Task<ImmutableArray<PersonEntry>> FindAsync(TenantId tenant, string? text, int most, DateTimeOffset now, CancellationToken cancel)
        => _people.FindAsync(tenant, text, most, now, cancel);

    /// <summary>The names of these people in their order, without those whom the bot does not know.</summary>
    public async Task<ImmutableArray<(PersonId Person, string Name)>> NamesAsync(TenantId tenant, IEnumerable<PersonId> people, CancellationToken cancel)
    {
        var names = ImmutableArray.CreateBuilder<(PersonId, string)>();
        foreach (var person in people)
            if (await directory.FindPersonAsync(tenant, person, cancel) is { Name: { Length: > 0 } name }) names.Add((person, name));
        return names.ToImmutable();
    }
}
