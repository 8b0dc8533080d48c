using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Grants;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Testing;

namespace OkrBot.App.Tests.Grants;

public sealed class MissingRightsTests
{
    private const string Calendars = "Calendars.Read";
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 8, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Ann = new("ann"), Bo = new("bo");

    [Fact]
    public void The_same_miss_on_the_same_day_changes_nothing_and_the_next_day_only_the_day()
    {
        var first = MissingRights.Missed([], Calendars, Ann, Now);
        Assert.True(first == MissingRights.Missed(first, Calendars, Ann, Now.AddHours(5)));
        var next = Assert.Single(MissingRights.Missed(first, Calendars, Ann, Now.AddDays(1)));
        Assert.Equal((Now, Now.AddDays(1)), (next.First, next.Last));
        Assert.Equal(Ann, Assert.Single(next.People));
    }

    [Fact]
    public void So_many_people_are_kept_by_name_and_no_more()
    {
        ImmutableArray<MissedRight> known = [];
        for (var at = 0; at < 1_500; at++) known = MissingRights.Missed(known, Calendars, new PersonId($"p{at}"), Now);
        Assert.Equal(MissingRights.MostPeople, Assert.Single(known).People.Length);
        Assert.True(known == MissingRights.Missed(known, Calendars, new PersonId("another"), Now));
    }

    [Fact]
    public void It_is_gone_when_it_works_for_who_missed_it_and_reaches_some_when_it_works_for_another()
    {
        var known = MissingRights.Missed(MissingRights.Missed([], Calendars, Ann, Now), Calendars, Bo, Now);
        Assert.Empty(MissingRights.Worked(known, Calendars, Bo));
        var some = MissingRights.Worked(known, Calendars, new PersonId("chidi"));
        Assert.True(Assert.Single(some).WorksForOthers);
        Assert.True(some == MissingRights.Worked(some, Calendars, new PersonId("chidi")));
        Assert.Empty(MissingRights.Worked(MissingRights.Missed([], "AppCatalog.Read.All", null, Now), "AppCatalog.Read.All", null));
        Assert.Empty(MissingRights.Worked([], Calendars, Ann));
        Assert.True(known == MissingRights.Worked(known, Calendars, null));
    }

    [Fact]
    public void What_nobody_missed_for_a_month_and_what_no_version_knows_is_not_told()
    {
        var known = MissingRights.Missed([], Calendars, Ann, Now);
        Assert.Single(MissingRights.Standing(known, Now.AddDays(29)));
        Assert.Empty(MissingRights.Standing(known, Now.AddDays(30)));
        Assert.Empty(MissingRights.Standing([new MissedRight("Mail.Read", Now, Now)], Now));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Every_right_of_the_table_has_words_for_people(string language)
    {
        var words = WordBook.For("Rights", language);
        Assert.All(NeededRights.All, needed => Assert.All(new[] { "name", "lost", "instead" }, part => Assert.False(string.IsNullOrWhiteSpace(words[$"right.{needed.Key}.{part}"]))));
        Assert.Equal(NeededRights.All.Length, NeededRights.All.DistinctBy(needed => needed.Key).DistinctBy(needed => needed.Right.Name).Count());
        Assert.All(NeededRights.All, needed => Assert.True(CardData.IsId(needed.Key)));
    }

    /// <summary>The README's tables of permissions and this one name the same rights of Microsoft 365.</summary>
    [Fact]
    public void The_readme_names_these_rights_and_no_others()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        var from = readme.IndexOf("### Permissions", StringComparison.Ordinal);
        var section = readme[from..readme.IndexOf("### Settings", from, StringComparison.Ordinal)];
        Assert.All(NeededRights.All, needed => Assert.Contains($"`{needed.Right.Name}`", section, StringComparison.Ordinal));
        var graph = section[section.IndexOf("Only with `Graph:Enabled=true`", StringComparison.Ordinal)..];
        var rows = graph.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(row => row.Split('|')[1].Split('`').Where((_, at) => at % 2 == 1)).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, name => Assert.NotNull(NeededRights.Find(name)));
    }
}
