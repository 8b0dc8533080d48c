using System.Collections.Immutable;
using System.Text;
using OkrBot.App.Bot;
using OkrBot.App.Features.Import;
using OkrBot.App.Features.Import.Cards;
using OkrBot.App.Features.Import.Plans;
using OkrBot.App.Features.Import.Reading;
using OkrBot.App.Sheets;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Tests.Features.Import;

/// <summary>Files as tests write them, and a team for which they are.</summary>
internal static class Files
{
    public static readonly DateTimeOffset Now = new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero);
    public static readonly Words Words = ImportFeature.WordsIn("en");
    private static readonly PersonId Ann = new("aaaaaaaa-0000-4000-8000-000000000001");
    private static readonly PersonId Chidi = new("aaaaaaaa-0000-4000-8000-000000000002");

    public static TeamCycle Team(string name = "Search", TeamKind kind = TeamKind.Team)
    {
        var id = new TeamCycleId(new("t"), new(name.ToLowerInvariant()), new("2026-10-05"));
        var team = new Team(id.Team, name, kind, "Europe/Berlin", "en", Ann, [new Member(Ann, "Ann"), new Member(Chidi, "Chidi"), new Member(new("g"), "Eve", Guest: true)], null, Placement.AtStart);
        return new TeamCycle(id, team, new Cycle(id.Cycle, new DateOnly(2026, 10, 5)));
    }

    public static SheetFile Csv(string text) => new(Encoding.UTF8.GetBytes(text));

    public static ReadFile Read(string text) => ReadFile.Of(Csv(text), SheetLimits.Default).File!;

    /// <summary>What each row that is left out says, as on the card.</summary>
    public static ImmutableArray<string> Left(string text)
    {
        var file = Read(text);
        var (_, problems) = Plans(text);
        return [.. problems.OrderBy(one => one.Row).Select(one => $"{one.Row} {FileWords.Say(one, file.Map, Words)}".Replace('\u00A0', ' '))];
    }

    public static (ImmutableArray<TeamPlan> Plans, ImmutableArray<RowProblem> Problems) Plans(string text)
    {
        var file = Read(text);
        var (groups, problems) = Grouping.Of(file);
        var planner = new TeamPlans(null, "From Viva Goals", Now);
        ImmutableArray<TeamPlan> plans = [.. groups.Select(group => planner.Of(Team(), group, file.Map.IsViva))];
        return (plans, [.. problems, .. plans.SelectMany(plan => plan.Problems)]);
    }

    public static TeamPlan Plan(string text) => Assert.Single(Plans(text).Plans);
}
