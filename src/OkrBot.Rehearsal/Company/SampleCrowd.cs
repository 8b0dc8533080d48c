using System.Collections.Immutable;
using System.Globalization;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using static OkrBot.Rehearsal.Company.SampleSeries;

namespace OkrBot.Rehearsal.Company;

/// <summary>More teams of the same shape, for rehearsals with many people.</summary>
internal static class SampleCrowd
{
    private const int TeamsByHand = 3;
    private const int PeopleByHand = 9;
    private const int LeastMembers = 2;

    internal static string PersonName(int number) => $"Person {number.ToString("000", CultureInfo.InvariantCulture)}";

    /// <summary>Empty while the numbers are those of the company written by hand.</summary>
    internal static ImmutableArray<SamplePlan> Plans(int people, int teams)
    {
        var extraTeams = Math.Max(0, teams - TeamsByHand);
        var extraPeople = Math.Max(extraTeams * LeastMembers, people - PeopleByHand);
        var next = 1;
        return [.. Enumerable.Range(0, extraTeams).Select(at =>
        {
            var size = (extraPeople / extraTeams) + (at < extraPeople % extraTeams ? 1 : 0);
            var members = Enumerable.Range(next, size).Select(PersonName).ToImmutableArray();
            next += size;
            return Plan(at + TeamsByHand + 1, members);
        })];
    }

    private static SampleKeyResult KeyResult(string team, int order, string owner)
    {
        var digits = order.ToString(CultureInfo.InvariantCulture);
        return new($"{team}-kr{digits}", $"Requests of kind {digits} answered in a day", new Measure.Metric(50, 90, "%"), owner,
            Weekly((52, 6), (55, 6), (57, 6), (60, 6)));
    }

    private static SamplePlan Plan(int number, ImmutableArray<string> members)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var meeting = new SampleMeeting($"Team {digits} weekly", new DateOnly(2026, 10, 6), new TimeOnly(11, 0), TimeSpan.FromMinutes(30));
        return new($"team{digits}", $"Team {digits}", TeamKind.Team, members[0], members, meeting)
        {
            Objectives =
            [
                new("Fewer people wait for us", "Waiting is what others name first", Ambition.Aspirational,
                    [.. members.Take(5).Select((owner, at) => KeyResult($"team{digits}", at + 1, owner))]),
            ],
        };
    }
}
