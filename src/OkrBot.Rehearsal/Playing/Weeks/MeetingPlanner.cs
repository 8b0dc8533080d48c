using System.Collections.Immutable;
using OkrBot.Domain.Teams;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>Decides from the seed what happens in each team's weeks. A team's week has dice of its own, so that no other week moves it.</summary>
internal sealed class MeetingPlanner(CycleStage stage)
{
    /// <summary>Checkout's weeks are written by hand, so that a blocker is seen to age and each kind of meeting comes once.</summary>
    private static readonly ImmutableDictionary<int, Fate> Checkout = ImmutableDictionary.CreateRange(
        [KeyValuePair.Create(3, Fate.Moved), new(7, Fate.Skipped), new(9, Fate.Cancelled), new(11, Fate.Short)]);

    private static readonly TimeOnly MovedTo = new(14, 0);

    internal MeetingPlan Plan(TeamBook book, int week)
    {
        var plan = OfItsOwn(book.Host ?? book, week);
        // Who shares a card runs it once and for both; each team's people answer by themselves.
        if (book.IsShared) plan = plan with { ForTheRoom = false, HandsOver = false, Ending = plan.Ending == Ending.Extended ? Ending.ByTime : plan.Ending };
        if (book.Host is null) return plan;
        var dice = DiceOf(book, week);
        plan = plan with { Dice = dice, Ending = Ending.ByTime, JoinsEarly = false, StartsTwice = false };
        return plan with { Parts = Parts(book, plan), Raises = dice.Next(5) == 0, Resolves = dice.Next(3) == 0, Decides = false };
    }

    private Random DiceOf(TeamBook book, int week) => new(unchecked((((stage.Setup.Options.Seed * 397) + book.Number) * 397) + week));

    private MeetingPlan OfItsOwn(TeamBook book, int week)
    {
        var team = book.Team;
        var dice = DiceOf(book, week);
        var fate = FateOf(team, week, dice.Next(100));
        var scheduled = LocalTimes.StartOf(team, week);
        var plan = new MeetingPlan(week, fate, scheduled, fate == Fate.Moved ? Moved(scheduled) : scheduled, dice);
        var parts = Parts(book, plan);
        return plan with
        {
            Parts = parts,
            Ending = dice.Next(10) switch { < 2 => Ending.ByRunner, 2 => Ending.Extended, _ => Ending.ByTime },
            JoinsEarly = fate is Fate.Held && dice.Next(8) == 0,
            StartsTwice = dice.Next(6) == 0,
            HandsOver = dice.Next(9) == 0,
            ForTheRoom = dice.Next(3) == 0,
            Raises = IsCheckout(team) ? week is 2 or 8 : dice.Next(5) == 0,
            Resolves = IsCheckout(team) ? week is 6 or 12 : dice.Next(3) == 0,
            Agrees = dice.Next(2) == 0,
            Decides = dice.Next(3) == 0,
            Series = book.Series,
            Telling = (Telling)dice.Next(3),
        };
    }

    private Fate FateOf(SampleTeam team, int week, int roll)
    {
        if (Incidents.IsWithoutBot(stage, team, week)) return Fate.WithoutBot;
        if (IsCheckout(team)) return Checkout.GetValueOrDefault(week, Fate.Held);
        return roll switch
        {
            < 70 => Fate.Held,
            < 77 => Fate.Moved,
            < 85 => Fate.Skipped,
            < 91 => Fate.Cancelled,
            < 96 => Fate.Short,
            _ => team.Team.Placement.Kind == PlacementKind.LastTenMinutes ? Fate.OverBeforeOpening : Fate.Held,
        };
    }

    /// <summary>To a later day of the same week.</summary>
    private static DateTimeOffset Moved(DateTimeOffset scheduled)
    {
        var day = LocalTimes.DayOf(scheduled);
        return LocalTimes.At(day.AddDays(day.DayOfWeek == DayOfWeek.Thursday ? 1 : 2), MovedTo);
    }

    private ImmutableArray<Part> Parts(TeamBook book, MeetingPlan plan)
    {
        var owners = book.Team.KeyResults.Select(keyResult => stage.PersonOf(keyResult.Owner)).Distinct().Where(person => !book.Gone.Contains(person)).ToArray();
        plan.Dice.Shuffle(owners);
        return [.. owners.Select((person, at) => new Part(person, WayOf(person, plan.Dice.Next(100)), 10 + (at * 10) + (plan.Dice.Next(6) == 0 ? 150 : 0)))];
    }

    private Way WayOf(TenantPerson person, int roll)
    {
        var way = roll switch { < 34 => Way.NoChange, < 72 => Way.Update, < 79 => Way.Here, < 85 => Way.Before, < 91 => Way.Late, _ => Way.Silent };
        // In the personal chat the bot asks for the first of a person's teams: who has several answers in their meetings.
        if (way is Way.Before or Way.Late && stage.Setup.Company.Teams.Count(team => team.OwnedBy(person).Length > 0) > 1) return Way.Update;
        return way;
    }

    private bool IsCheckout(SampleTeam team) => team == stage.Setup.Company.Checkout;
}
