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
    private static readonly PersonId Ann = new("ann"), Bo = new("bo"), Chidi = new("chidi");

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
        Assert.Empty(MissingRights.Worked(known, Calendars, Bo, Now));
        var some = MissingRights.Worked(known, Calendars, Chidi, Now);
        Assert.True(Assert.Single(some).WorksForOthers);
        Assert.True(some == MissingRights.Worked(some, Calendars, Chidi, Now.AddHours(5)));
        Assert.Empty(MissingRights.Worked(MissingRights.Missed([], "AppCatalog.Read.All", null, Now), "AppCatalog.Read.All", null, Now));
        Assert.Empty(MissingRights.Worked([], Calendars, Ann, Now));
        Assert.True(known == MissingRights.Worked(known, Calendars, null, Now));
    }

    [Fact]
    public void Whoever_missed_it_before_it_was_given_is_not_named_and_who_misses_it_after_is()
    {
        // Refused at ten, granted for all at twenty past, works for Bo a minute later.
        var known = MissingRights.Worked(MissingRights.Missed([], Calendars, Ann, Now), Calendars, Bo, Now.AddMinutes(21));
        Assert.Empty(MissingRights.Standing(known, Now.AddMinutes(45)));
        Assert.Equal(Bo, Assert.Single(Assert.Single(MissingRights.Standing(MissingRights.Missed(known, Calendars, Bo, Now.AddHours(1)), Now.AddHours(1))).People));
        var named = MissingRights.Missed(MissingRights.Missed(known, Calendars, Ann, Now.AddHours(1)), Calendars, Chidi, Now.AddHours(1));
        Assert.Equal(["ann", "chidi"], Assert.Single(MissingRights.Standing(named, Now.AddHours(1))).People.Select(one => one.Value));
        // What was given reaches one before another, so the time that a lead is left begins anew.
        Assert.Equal(Now.AddHours(1), Assert.Single(named).First);
        // It works for one of them: the other is still without.
        Assert.Equal(Chidi, Assert.Single(Assert.Single(MissingRights.Worked(named, Calendars, Ann, Now.AddHours(2))).People));
    }

    [Fact]
    public void What_is_given_to_some_does_not_come_up_anew_each_time_and_is_forgotten_after_a_week_in_which_nobody_missed_it()
    {
        var told = MissingRights.Tell(MissingRights.Missed([], Calendars, Ann, Now), [Calendars], new PersonId("lead"), told: true);
        var known = MissingRights.Worked(told, Calendars, Bo, Now.AddHours(1));
        for (var hour = 2; hour < 100; hour += 2)
        {
            known = MissingRights.Missed(known, Calendars, Ann, Now.AddHours(hour));
            known = MissingRights.Worked(known, Calendars, Bo, Now.AddHours(hour + 1));
            Assert.Equal(("lead", "ann"), (Assert.Single(known).Told.Single().Value, known[0].People.Single().Value));
        }
        known = MissingRights.Worked(known, Calendars, Ann, Now.AddHours(101));
        Assert.Single(MissingRights.Worked(known, Calendars, Bo, Now.AddDays(6)));
        Assert.Empty(MissingRights.Worked(known, Calendars, Bo, Now.AddDays(12)));
    }

    [Fact]
    public void What_was_given_to_some_and_works_for_nobody_any_more_is_missing_as_a_whole_and_told_anew()
    {
        var known = MissingRights.Worked(MissingRights.Missed([], Calendars, Ann, Now), Calendars, Bo, Now);
        known = MissingRights.Tell(MissingRights.Missed(known, Calendars, Ann, Now.AddHours(1)), [Calendars], new PersonId("lead"), told: true);
        Assert.True(Assert.Single(MissingRights.Missed(known, Calendars, Chidi, Now.AddHours(36))).WorksForOthers);
        var taken = Assert.Single(MissingRights.Missed(known, Calendars, Chidi, Now.AddHours(37)));
        Assert.Equal((false, Now.AddHours(37), Chidi), (taken.WorksForOthers, taken.First, taken.People.Single()));
        Assert.Empty(taken.Told);
    }

    [Fact]
    public void A_row_that_does_not_say_when_it_last_worked_is_judged_by_when_it_was_last_missed()
    {
        ImmutableArray<MissedRight> old = [new MissedRight(Calendars, Now, Now) { WorksForOthers = true, People = [Ann] }];
        Assert.True(Assert.Single(MissingRights.Missed(old, Calendars, Bo, Now.AddHours(30))).WorksForOthers);
        Assert.False(Assert.Single(MissingRights.Missed(old, Calendars, Bo, Now.AddHours(40))).WorksForOthers);
        Assert.Equal(Now.AddHours(1), Assert.Single(MissingRights.Worked(old, Calendars, Bo, Now.AddHours(1))).Worked);
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
        Assert.All(NeededRights.All, needed => Assert.All(new[] { "name", "button", "lost", "forward", "instead" }, part => Assert.True(words.Has($"right.{needed.Part}.{part}"))));
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
