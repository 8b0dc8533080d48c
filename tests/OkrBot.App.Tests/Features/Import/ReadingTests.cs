using OkrBot.App.Features.Import.Plans;
using OkrBot.App.Features.Import.Reading;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Importing;

namespace OkrBot.App.Tests.Features.Import;

/// <summary>What a file means: its columns in two languages and as Viva Goals writes them, every kind of key result, and a reason for every row that is left out.</summary>
public sealed class ReadingTests
{
    private const string English = "Team,Objective,Why,Ambition,Key result,Kind,Start,Target,Unit,Lower limit,Upper limit,Steps,Definition of done,Owner,Due,Weight\n";

    [Fact]
    public void Every_kind_of_key_result_is_read_and_where_none_is_said_the_filled_columns_tell()
    {
        var plan = Files.Plan(English + """
            Search,Find,Because,high,Number,,900,400,ms,,,,,Ann,2026-12-18,2
            Search,Find,,,Above,above,,,%,98,,,,Ann,,
            Search,Find,,,Below,,,,%,,5,,,Ann,,
            Search,Find,,,Between,,,,days,2,4,,,Ann,,
            Search,Find,,,Terms,,,,,,,Written;Agreed;Signed,,Chidi,,
            Search,Keep,Because,promised,Contract,,,,,,,,Both have signed,Ann,,
            Search,Keep,,,Churn,find out,,,%,,,,,Ann,,
            """);

        Assert.Empty(plan.Problems);
        Assert.Equal(
            [new Measure.Metric(900, 400, "ms"), new Measure.KeepAbove(98, "%"), new Measure.KeepBelow(5, "%"), new Measure.KeepWithin(2, 4, "days"),
             new Measure.Milestones([new("s1", "Written"), new("s2", "Agreed"), new("s3", "Signed")]), new Measure.Binary("Both have signed"), new Measure.Baseline("%")],
            Written(plan.Plan).Select(k => k.Measure));
        Assert.Equal((2m, new DateOnly(2026, 12, 18)), (Written(plan.Plan)[0].Weight, Written(plan.Plan)[0].Due));
        Assert.Equal([Ambition.Aspirational, Ambition.Committed], plan.Plan.Events.OfType<TeamEvent.ObjectiveWritten>().Select(e => e.Objective.Ambition));
    }

    [Fact]
    public void German_names_in_another_order_with_decimal_commas_read_the_same()
    {
        var plan = Files.Plan("Verantwortlich;Zielwert;Startwert;Schlüsselergebnis;Ziel;Einheit;Fällig am;Warum;Anspruch;Team;Notiz\nAnn;1.240,5;0,5;Umsatz;Mehr;T€;18.12.2026;Darum;versprochen;Search;egal\n");

        Assert.Empty(plan.Problems);
        Assert.Equal((new Measure.Metric(0.5m, 1240.5m, "T€"), new DateOnly(2026, 12, 18)), (Written(plan.Plan)[0].Measure, Written(plan.Plan)[0].Due));
        Assert.Equal("Notiz", Assert.Single(Files.Read("Ziel;Notiz\nx;y\n").Map.Unknown));
    }

    [Fact]
    public void A_file_of_Viva_Goals_is_held_together_by_its_references_else_by_titles()
    {
        var (plans, problems) = Files.Plans("""
            OKR Reference,Title,Object type,Parent OKR,Type,Owner,Metric name,Start value,Target value,Due,Status,Progress,Tags,Mystery
            O-1,Find,Objective,,Search,Ann,,,,,On track,40%,x,1
            K-1,Searches without a hit,Key result,O-1,Search,Ann,%,20,8,12/18/2026,Behind,10%,x,1
            K-2,Answers found,Key result,Find,Search,Chidi,answers,,300,12/18/2026,Behind,10%,x,1
            K-3,By share,Key result,O-1,Search,Chidi,,,,12/18/2026,Behind,10%,x,1
            P-1,Rebuild,Project,O-1,Search,Ann,,,,,,,,
            K-4,Lost,Key result,O-9,Search,Ann,%,1,2,,,,,
            O-5,Mine,Objective,,Individual,Ann,,,,,,,,
            """);

        var plan = Assert.Single(plans, plan => plan.Objectives > 0);
        Assert.Equal([new Measure.Metric(20, 8, "%"), new Measure.Metric(0, 300, "answers"), new Measure.Metric(0, 100, "%")], Written(plan.Plan).Select(k => k.Measure));
        Assert.Equal("From Viva Goals", plan.Plan.Events.OfType<TeamEvent.ObjectiveWritten>().Single().Objective.Why);
        Assert.Equal([(6, "project"), (7, "parent"), (8, "individual")], problems.OrderBy(p => p.Row).Select(p => (p.Row, p.Code)));
    }

    [Fact]
    public void Every_row_that_is_left_out_says_its_row_its_column_what_is_wrong_and_what_to_do()
    {
        var left = Files.Left(English + string.Join('\n',
            "Search,,Because,high,No objective,,1,2,%,,,,,Ann,,",
            "Search,A,Because,maybe,Ambition,,1,2,%,,,,,Ann,,",
            "Search,A,Because,high,No number,,nine,2,%,,,,,Ann,,",
            "Search,A,,,Two numbers,,0,\"1,234\",%,,,,,Ann,,",
            "Search,A,,,No kind,,,,,,,,,Ann,,",
            "Search,A,,,Odd kind,circle,1,2,%,,,,,Ann,,",
            "Search,A,,,Half,,1,,%,,,,,Ann,,",
            "Search,A,,,No owner,,1,2,%,,,,,,,",
            "Search,A,,,Guest,,1,2,%,,,,,Eve,,",
            "Search,A,,,Mail,,1,2,%,,,,,ann@example.com,,",
            "Search,A,,,No unit,,1,2,,,,,,Ann,,",
            "Search,A,,,Stands still,,2,2,%,,,,,Ann,,",
            "Search,A,,,Too late,,1,2,%,,,,,Ann,2027-03-01,",
            "Search,A,,,Some day,,1,2,%,,,,,Ann,soon,",
            "Search,A,,,Weight,,1,2,%,,,,,Ann,,0",
            "Search,A,,,Crossed,,,,%,5,2,,,Ann,,",
            "Search,A,,,One step,,,,,,,Only one,,Ann,,",
            "Search,A,,,Fine,,1,2,%,,,,,Ann,,",
            "Search,A,,,fine,,1,2,%,,,,,Ann,,",
            "Search,A,,,,,1,2,%,,,,,Ann,,",
            "Search,B,,high,No why,,1,2,%,,,,,Ann,,",
            $"Search,C,{new string('x', 400)},high,Long why,,1,2,%,,,,,Ann,,") + "\n");

        Approve(left);
    }

    [Fact]
    public void The_fourth_objective_and_the_sixth_key_result_are_one_too_many()
    {
        var file = English + string.Concat(Enumerable.Range(1, 4).Select(o => $"Search,O{o},Because,high,K,,1,2,%,,,,,Ann,,\n"))
            + string.Concat(Enumerable.Range(1, 5).Select(k => $"Search,O1,,,More {k},,1,2,%,,,,,Ann,,\n"));

        var plan = Files.Plan(file);

        Assert.Equal([(5, "ceiling"), (10, "keyResults")], plan.Problems.OrderBy(p => p.Row).Select(p => (p.Row, p.Code)));
        Assert.Equal((3, 7), (plan.Objectives, plan.KeyResults));
    }

    [Fact]
    public void The_same_file_again_says_the_same_and_brings_nothing_in()
    {
        var file = Files.Read(English + string.Concat(Enumerable.Range(1, 5).Select(o => $"Search,O{o},Because,high,K,,1,2,%,,,,,Ann,,\n")));
        var (planner, group) = (new TeamPlans(null, "", Files.Now), Assert.Single(Grouping.Of(file).Teams));
        var first = planner.Of(Files.Team(), group, isViva: false);
        var after = TeamHistory.Apply(Files.Team(), first.Plan.Events);

        var again = planner.Of(after, group, isViva: false);

        Assert.Equal([(5, "ceiling"), (6, "ceiling")], first.Problems.Select(p => (p.Row, p.Code)));
        Assert.Equal([(5, "ceiling"), (6, "ceiling")], again.Problems.Select(p => (p.Row, p.Code)));
        Assert.True(again.Plan.ChangesNothing);
    }

    [Fact]
    public void A_team_is_known_by_all_of_its_name()
    {
        var file = Files.Read(English + string.Concat(new[] { "C", "C#", "C++", "🚀", "c++" }.Select((team, at) => $"{team},O,Because,high,K{at},,1,2,%,,,,,Ann,,\n")));

        Assert.Equal(["C", "C#", "C++", "🚀"], Grouping.Of(file).Teams.Select(team => team.Name));
    }

    [Fact]
    public void What_looks_like_a_formula_is_kept_as_text()
    {
        var plan = Files.Plan(English + "Search,=1+1,+1,high,@SUM(A1),,1,2,%,,,,,Ann,,\n");

        Assert.Equal(["=1+1", "+1"], plan.Plan.Events.OfType<TeamEvent.ObjectiveWritten>().SelectMany(e => new[] { e.Objective.Title, e.Objective.Why }));
    }

    [Fact]
    public void Three_objectives_with_five_key_results_each_are_one_commit_with_room_to_spare()
    {
        var plan = Files.Plan(English + string.Concat(Enumerable.Range(0, 15).Select(at => $"Search,O{at / 5},Because,high,K{at},,1,2,%,,,,,Ann,,\n")));

        Assert.Equal(18, plan.Plan.Events.Length);
        Assert.True(2 + (2 * plan.Plan.Events.Length) <= 100, "an inbox and a head row, and each event with its row of state");
    }

    private static List<KeyResult> Written(ImportPlan plan) => [.. plan.Events.OfType<TeamEvent.KeyResultWritten>().Select(e => e.KeyResult)];

    private static void Approve(IEnumerable<string> lines) => Testing.Approved.Text(string.Join('\n', lines) + "\n", "left-out", ["tests", "OkrBot.App.Tests", "Features", "Import"]);
}
