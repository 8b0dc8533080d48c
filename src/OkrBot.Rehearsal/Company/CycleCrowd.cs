using System.Collections.Immutable;
using System.Globalization;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;

namespace OkrBot.Rehearsal.Company;

/// <summary>Further teams for the play of a whole cycle: of three to six people, with key results of all kinds, in the slots of the teams written
/// by hand, so that many meet at once.</summary>
internal static class CycleCrowd
{
    private const int TeamsByHand = 3;
    private const int Hosts = TeamsByHand + 3;
    private const int Guests = TeamsByHand + 4;

    private static readonly (DayOfWeek Day, TimeOnly At)[] Slots =
        [(DayOfWeek.Tuesday, new(9, 30)), (DayOfWeek.Tuesday, new(16, 0)), (DayOfWeek.Wednesday, new(11, 0)), (DayOfWeek.Thursday, new(10, 0))];

    private static readonly (string Title, Measure Measure)[] Kinds =
    [
        ("Requests answered in a day", new Measure.Metric(50, 90, "%")),
        ("Hours to the first answer", new Measure.Metric(30, 8, "h")),
        ("Orders without a question", new Measure.KeepAbove(97, "%")),
        ("Move to the new warehouse", new Measure.Milestones([new("a", "Plan"), new("b", "Lease"), new("c", "Racks"), new("d", "Stock"), new("e", "Opening")])),
        ("Contract with the second carrier", new Measure.Binary("Both sides have signed")),
    ];

    internal static ImmutableArray<SamplePlan> Plans(int teams)
    {
        var next = 1;
        return [.. Enumerable.Range(TeamsByHand + 1, Math.Max(0, teams - TeamsByHand)).Select(number =>
        {
            var members = Enumerable.Range(next, 3 + (number % 4)).Select(SampleCrowd.PersonName).ToImmutableArray();
            next += members.Length;
            return Plan(number, members);
        })];
    }

    /// <summary>Every fifth puts the check-in at the end of the meeting; the fifth team has nobody who runs it; the sixth and the seventh meet together.</summary>
    private static SamplePlan Plan(int number, ImmutableArray<string> members)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return new($"team{digits}", $"Team {digits}", TeamKind.Team, members[0], members, Meeting(number == Guests ? Hosts : number))
        {
            HeldWeeks = [],
            HasFacilitator = number != TeamsByHand + 2,
            Placement = number % 5 == 4 ? new Placement(PlacementKind.LastTenMinutes) : Placement.AtStart,
            Objectives =
            [
                new("Fewer people wait for us", "Waiting is what others name first", number % 2 == 0 ? Ambition.Aspirational : Ambition.Committed,
                    [.. Enumerable.Range(0, 2 + (number % 4)).Select(at => KeyResult($"team{digits}", number, at, members))]),
            ],
        };
    }

    private static SampleMeeting Meeting(int number)
    {
        var (day, at) = Slots[number % Slots.Length];
        var title = number == Hosts ? "Both warehouses weekly" : $"Team {number.ToString(CultureInfo.InvariantCulture)} weekly";
        return new SampleMeeting(title, new DateOnly(2026, 10, 4).AddDays((int)day), at, TimeSpan.FromMinutes(30));
    }

    private static SampleKeyResult KeyResult(string team, int number, int at, ImmutableArray<string> members)
    {
        var (kind, measure) = Kinds[(number + at) % Kinds.Length];
        // On one card two key results need two names.
        var title = number == Guests ? $"{kind}, in the north" : kind;
        return new($"{team}-kr{(at + 1).ToString(CultureInfo.InvariantCulture)}", title, measure, members[at % members.Length], []);
    }
}
