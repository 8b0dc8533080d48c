using System.Collections.Immutable;
using OkrBot.Domain;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Company;

/// <summary>Tells a <see cref="SamplePlan"/> as the events that a real team would have left behind.</summary>
internal sealed class TeamStory(SamplePlan plan, Cycle cycle, string tenantId, Func<string, TenantPerson> cast, Chat chat)
{
    internal const string Zone = "Europe/Berlin";

    internal SampleTeam Tell(int currentWeek)
    {
        var team = new Team(new TeamId(plan.Id), plan.Name, plan.Kind, Zone, "en", null, [], null, plan.Placement) { ShowToOutsiders = plan.ShowToOutsiders };
        var members = plan.Members.Select(name => new Member(Person(name), name)).ToImmutableArray();
        var schedule = new WeeklySchedule(plan.Meeting.FirstDay, plan.Meeting.Start, plan.Meeting.Length, Zone);
        var meeting = new ConnectedMeeting(new SeriesId(chat.Id), new ChatId(chat.Id), plan.Meeting.Title, schedule);
        var facilitator = plan.HasFacilitator ? Person(plan.Facilitator) : (PersonId?)null;
        var (objectives, keyResults) = Written();
        ImmutableArray<TeamEvent> events =
        [
            new TeamEvent.TeamJoinedCycle(team, cycle),
            new TeamEvent.MembersListed(members),
            .. facilitator is null ? Array.Empty<TeamEvent>() : [new TeamEvent.FacilitatorNamed(facilitator)],
            new TeamEvent.MeetingConnected(meeting),
            .. objectives.Select(objective => new TeamEvent.ObjectiveWritten(objective)),
            .. keyResults.Select(keyResult => new TeamEvent.KeyResultWritten(keyResult)),
            .. plan.HeldWeeks.SelectMany(Week),
        ];
        var id = new TeamCycleId(new TenantId(tenantId), team.Id, cycle.Id);
        team = team with { Facilitator = facilitator, Members = members, Meeting = meeting };
        return new SampleTeam(id, team, chat, OccurrenceOf(currentWeek), events, keyResults);
    }

    private (ImmutableArray<Objective> Objectives, ImmutableArray<KeyResult> KeyResults) Written()
    {
        var objectives = ImmutableArray.CreateBuilder<Objective>();
        var keyResults = ImmutableArray.CreateBuilder<KeyResult>();
        foreach (var sample in plan.Objectives)
        {
            var order = objectives.Count + 1;
            var objective = new Objective(new ObjectiveId($"{plan.Id}-o{order}"), order, sample.Title, sample.Why,
                sample.Ambition, ObjectiveState.Active);
            objectives.Add(objective);
            for (var at = 0; at < sample.KeyResults.Length; at++)
            {
                var keyResult = sample.KeyResults[at];
                keyResults.Add(new KeyResult(new KeyResultId(keyResult.Id), objective.Id, at + 1, keyResult.Title, keyResult.Measure,
                    Person(keyResult.Owner), 1, cycle.Start, cycle.End, []));
            }
        }
        return (objectives.ToImmutable(), keyResults.ToImmutable());
    }

    private IEnumerable<TeamEvent> Week(int week)
    {
        var occurrence = OccurrenceOf(week);
        var opened = occurrence.Start;
        var closes = opened + Segment.Length;
        yield return new TeamEvent.SegmentOpened(occurrence, new ChatId(chat.Id), OpenedBy.MeetingStart, Person(plan.Facilitator), opened,
            opened + Segment.AnswerTime, closes, opened + plan.Meeting.Length);
        foreach (var saved in Answers(week, occurrence)) yield return saved;
        if (plan.Blocker is { } blocker && blocker.Week == week)
            yield return new TeamEvent.BlockerRaised(new Blocker(new BlockerId($"{plan.Id}-b1"), null, blocker.Need, blocker.From,
                Person(blocker.RaisedBy), opened.AddMinutes(4), occurrence));
        if (plan.Commitment is { } made && made.Week == week)
            yield return new TeamEvent.CommitmentMade(new Commitment(new CommitmentId($"{plan.Id}-c1"), new KeyResultId(made.KeyResult),
                made.If, made.Then, made.By, occurrence, Person(made.MadeBy)));
        yield return new TeamEvent.SegmentClosed(occurrence, ClosedBy.Time, closes, Held: true);
    }

    private IEnumerable<TeamEvent> Answers(int week, Occurrence occurrence)
    {
        var seconds = 20;
        foreach (var keyResult in plan.Objectives.SelectMany(objective => objective.KeyResults))
            foreach (var answer in keyResult.Answers.Where(answer => answer.Week == week))
                yield return new TeamEvent.AnswerSaved(new KeyResultId(keyResult.Id),
                    new KeyResultUpdate(occurrence.Start.AddSeconds(seconds += 11), Person(keyResult.Owner), AnsweredAs.Owner, answer.Reading,
                        answer.Confidence, null, occurrence, AnswerTiming.During, NoChange: false), null);
    }

    private Occurrence OccurrenceOf(int week) => new(new SeriesId(chat.Id), StartOf(plan.Meeting, week));

    /// <summary>The scheduled start in UTC; local time stays the same over the change of the clocks.</summary>
    internal static DateTimeOffset StartOf(SampleMeeting meeting, int week)
    {
        var local = meeting.FirstDay.AddDays(7 * (week - 1)).ToDateTime(meeting.Start);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, TimeZoneInfo.FindSystemTimeZoneById(Zone)), TimeSpan.Zero);
    }

    private PersonId Person(string name) => new(cast(name).ObjectId ?? throw new InvalidOperationException("Anonymous people belong to no team."));
}
