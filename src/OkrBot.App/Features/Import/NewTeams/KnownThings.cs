using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OkrBot.App.Features.Import.Columns;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Import.NewTeams;

/// <summary>The people, meetings and teams that the bot knows in a tenant, by what a file may call them. Each is read once for a whole file.</summary>
internal sealed partial class KnownThings
{
    private readonly Dictionary<PersonId, PersonEntry> _people = [];
    private readonly List<SeriesEntry> _series = [];
    private readonly HashSet<string> _teams = new(StringComparer.Ordinal);

    /// <summary>Reads only what the rows need: a large tenant has many people.</summary>
    public static async Task<KnownThings> ReadAsync(IDirectory directory, TenantId tenant, ImmutableArray<TeamRow> rows, CancellationToken cancel)
    {
        var known = new KnownThings();
        await foreach (var team in directory.TeamsAsync(tenant, cancel)) known._teams.Add(ColumnNames.Same(team.Name));
        if (rows.Any(row => !Guid.TryParse(row.Facilitator, out _)))
            await foreach (var person in directory.PeopleAsync(tenant, cancel)) known._people[person.Person] = person;
        if (rows.All(row => row.Meeting.Length == 0)) return known;
        await foreach (var series in directory.SeriesAsync(tenant, cancel))
            if (!series.Removed) known._series.Add(series);
        return known;
    }

    public bool HasTeam(string name) => _teams.Contains(ColumnNames.Same(name));

    /// <summary>Somebody by object id, whether the bot knows them or not; by name only somebody whom it knows.</summary>
    public (PersonId? Person, string? Name, string? Code) Person(string said)
    {
        if (Guid.TryParse(said, out var id))
        {
            var person = new PersonId(id.ToString("D"));
            return (person, _people.GetValueOrDefault(person)?.Name, null);
        }
        var called = _people.Values.Where(one => string.Equals(one.Name, said, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return called switch
        {
            [var only] => (only.Person, only.Name, null),
            [] => (null, null, said.Contains('@', StringComparison.Ordinal) ? "personMail" : "person"),
            _ => (null, null, "personTwice"),
        };
    }

    /// <summary>By the chat's id, a link that holds it, or the title where one meeting alone has it. Null: the bot is in no such meeting.</summary>
    public SeriesEntry? Meeting(string said)
    {
        var plain = Uri.UnescapeDataString(said);
        if (Thread().Match(plain) is { Success: true } thread) return _series.FirstOrDefault(series => series.Series.Value == thread.Value);
        var titled = _series.Where(series => string.Equals(series.Title, said, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return titled is [var only] ? only : null;
    }

    [GeneratedRegex(@"19:[A-Za-z0-9_\-]+@thread\.(v2|tacv2|skype)(;messageid=[0-9]+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Thread();
}
