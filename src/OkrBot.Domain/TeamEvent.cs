using System.Collections.Immutable;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Numbers;
using OkrBot.Domain.Teams;

namespace OkrBot.Domain;

/// <summary>Something that happened to a team in a cycle. Only appended; replaying all of them gives the state.</summary>
public abstract record TeamEvent
{
    private TeamEvent() { }

    /// <summary>Whether it stays in the team's history: what is true of a person for a day only does not.</summary>
    public virtual bool IsRemembered => true;

    // The team
    public sealed record TeamJoinedCycle(Team Team, Cycle Cycle) : TeamEvent;
    public sealed record MembersListed(ImmutableArray<Member> Members) : TeamEvent;

    /// <summary>Guests in the meeting's chat who look on. The whole truth each time.</summary>
    public sealed record GuestsSeen(ImmutableArray<Member> Guests) : TeamEvent;
    public sealed record FacilitatorNamed(PersonId? Facilitator) : TeamEvent;
    public sealed record MeetingConnected(ConnectedMeeting Meeting) : TeamEvent;

    /// <summary>The organiser's calendar says when the team's meeting is held, or what it is called, and it is not what was known.</summary>
    public sealed record MeetingFollowed(ConnectedMeeting Meeting) : TeamEvent;
    public sealed record MeetingDisconnected(SeriesId Series) : TeamEvent;
    public sealed record TeamSettled(TeamSettings Settings) : TeamEvent;
    public sealed record TeamRenamed(string Name, PersonId By) : TeamEvent;

    /// <summary>Of the company: these people run the OKR programme now.</summary>
    public sealed record CompanyLeadsNamed(ImmutableArray<PersonId> Leads) : TeamEvent;

    // From one cycle to the next
    /// <summary>The team has its place in the next cycle: people may write there.</summary>
    public sealed record NextCycleEntered(Cycle Next) : TeamEvent;

    /// <summary>In the next cycle: which one came before.</summary>
    public sealed record CycleFollowed(Cycle Before) : TeamEvent;

    /// <summary>What was learned in the cycles before, the most useful first. The whole truth each time.</summary>
    public sealed record LessonsBrought(ImmutableArray<Lesson> Lessons) : TeamEvent;

    /// <summary>In the cycle that is over: what is open goes on in the next one, nothing new opens here.</summary>
    public sealed record CyclePassed(CycleId To) : TeamEvent;

    /// <summary>In the next cycle: all that was open has arrived, and arrives no second time.</summary>
    public sealed record OpenItemsArrived(CycleId From) : TeamEvent;

    // Its objectives
    public sealed record ObjectiveWritten(Objective Objective) : TeamEvent;
    public sealed record KeyResultWritten(KeyResult KeyResult) : TeamEvent;

    /// <summary>Work begins: its key results count from that local date.</summary>
    public sealed record ObjectiveActivated(ObjectiveId Objective, DateOnly From) : TeamEvent;
    public sealed record ObjectiveStopped(ObjectiveId Objective, Stop Stop) : TeamEvent;

    /// <summary>Nobody had worked on it, so nothing stays.</summary>
    public sealed record DraftDropped(ObjectiveId Objective) : TeamEvent;
    public sealed record DraftKeyResultDropped(KeyResultId KeyResult) : TeamEvent;

    /// <summary>Silent for three held check-ins: whoever runs this one is asked whether to keep it. The bot is silent about it from then on.</summary>
    public sealed record KeyResultAskedAbout(KeyResultId KeyResult, Occurrence Occurrence) : TeamEvent;
    public sealed record KeyResultKept(KeyResultId KeyResult, PersonId By, DateTimeOffset At) : TeamEvent;
    public sealed record OwnerNamed(KeyResultId KeyResult, PersonId Owner, PersonId By, DateTimeOffset At) : TeamEvent;
    public sealed record KeyResultStopped(KeyResultId KeyResult, Stop Stop) : TeamEvent;

    // Where its number comes from
    /// <param name="Link">An https address; null = none any more.</param>
    public sealed record SourceLinked(KeyResultId KeyResult, string? Link, PersonId By) : TeamEvent;

    /// <param name="Key">Null = revoked.</param>
    public sealed record WriteKeyNamed(KeyResultId KeyResult, WriteKey? Key, PersonId By) : TeamEvent;
    public sealed record NumberArrived(KeyResultId KeyResult, ArrivedNumber Number, string KeyId) : TeamEvent;

    /// <summary>Who unsticks what others need from the team.</summary>
    /// <param name="KeyResult">Null = the objective as a whole.</param>
    /// <param name="Liaison">Null: nobody needs it any more.</param>
    public sealed record LiaisonNamed(ObjectiveId Objective, KeyResultId? KeyResult, Liaison? Liaison) : TeamEvent;
    // Links with other teams

    /// <summary>The copy that this team holds is as the link itself was then.</summary>
    public sealed record LinkCopied(Link Link) : TeamEvent;
    public sealed record LinkRemoved(LinkId Link) : TeamEvent;

    /// <summary>What the team supports or needs was stopped, dropped or changed: keep, adjust or stop its own?</summary>
    public sealed record LinkQuestionAsked(LinkQuestion Question) : TeamEvent;
    public sealed record LinkQuestionAnswered(LinkId Link, LinkAnswer Answer, PersonId By, DateTimeOffset At) : TeamEvent;

    // The segment
    public sealed record MeetingStarted(Occurrence Occurrence, ChatId Chat, DateTimeOffset? ScheduledEnd, DateTimeOffset At) : TeamEvent;
    public sealed record MeetingEnded(Occurrence Occurrence, DateTimeOffset At) : TeamEvent;

    public sealed record SegmentOpened(
        Occurrence Occurrence, ChatId Chat, OpenedBy Trigger, PersonId? RunBy, DateTimeOffset At,
        DateTimeOffset RankAt, DateTimeOffset ClosesAt, DateTimeOffset? ScheduledEnd) : TeamEvent;

    /// <summary>The card reached the chat later than the opening, so the ten minutes count from there.</summary>
    public sealed record SegmentPostedLate(Occurrence Occurrence, DateTimeOffset RankAt, DateTimeOffset ClosesAt) : TeamEvent;

    /// <param name="QuietUntil">The whole truth after this answer: null ends an earlier "no new number until".</param>
    public sealed record AnswerSaved(KeyResultId KeyResult, KeyResultUpdate Update, DateOnly? QuietUntil) : TeamEvent
    {
        /// <summary>The person's own status with this answer; null ends an earlier one.</summary>
        public StatusOverride? Override { get; init; }
    }

    public sealed record AgendaRanked(Occurrence Occurrence, ImmutableArray<AgendaItem> Agenda) : TeamEvent;
    public sealed record AgendaJoined(Occurrence Occurrence, AgendaItem Item) : TeamEvent;
    public sealed record LastCallShown(Occurrence Occurrence) : TeamEvent;
    public sealed record RunnerNamed(Occurrence Occurrence, PersonId RunBy) : TeamEvent
    {
        public DateTimeOffset? At { get; init; }
    }

    /// <summary>What all teams of one meeting have in common from now on. The whole truth each time.</summary>
    public sealed record RoomShared(
        Occurrence Occurrence, DateTimeOffset RankAt, DateTimeOffset ClosesAt, bool Extended, PersonId? Host, PersonId? RunBy, DateTimeOffset? RunSince) : TeamEvent;

    /// <summary>These owners are away by their mailboxes while the check-in is open. The whole truth each time.</summary>
    public sealed record AbsenceSeen(Occurrence Occurrence, ImmutableArray<PersonId> People) : TeamEvent
    {
        public override bool IsRemembered => false;
    }

    /// <summary>Who ran it left the team, or is away: anyone may run it again.</summary>
    public sealed record RunnerLeft(Occurrence Occurrence) : TeamEvent
    {
        /// <summary>Who left: they stand no longer where a team has its facilitator either. Null: who ran it is only away, and in histories of before.</summary>
        public PersonId? Person { get; init; }
    }

    public sealed record SegmentExtended(Occurrence Occurrence, DateTimeOffset ClosesAt) : TeamEvent;
    public sealed record SegmentClosed(Occurrence Occurrence, ClosedBy By, DateTimeOffset At, bool Held) : TeamEvent
    {
        /// <summary>Who said so, when a person closed it.</summary>
        public PersonId? Person { get; init; }
    }

    /// <summary>The meeting of which something was said ahead was moved, or fell out: what was said counts for this one, which takes its place.</summary>
    public sealed record OccurrenceMoved(Occurrence From, Occurrence To) : TeamEvent
    {
        /// <summary>Those who were there early wait for the new time.</summary>
        public bool Awaits { get; init; }

        /// <summary>When the one that takes its place ends.</summary>
        public DateTimeOffset? End { get; init; }
    }

    /// <summary>It fell out before its check-in opened, and those who were there early have left.</summary>
    public sealed record MeetingCalledOff(Occurrence Occurrence) : TeamEvent;

    /// <summary>The meeting was made shorter or longer after people had come.</summary>
    /// <param name="ClosesAt">Of a check-in that is open.</param>
    public sealed record MeetingEndMoved(Occurrence Occurrence, DateTimeOffset End, DateTimeOffset? ClosesAt) : TeamEvent;
    public sealed record DecisionNoted(Occurrence Occurrence, DecisionLine Line) : TeamEvent;
    public sealed record NoDecisionToday(Occurrence Occurrence) : TeamEvent;

    // What the segment talks about
    public sealed record BlockerRaised(Blocker Blocker) : TeamEvent;
    public sealed record BlockerResolved(BlockerId Blocker, PersonId By, DateTimeOffset At) : TeamEvent;
    public sealed record BlockerReopened(BlockerId Blocker, PersonId By, DateTimeOffset At) : TeamEvent;
    public sealed record CommitmentMade(Commitment Commitment) : TeamEvent;
    public sealed record CommitmentAnswered(CommitmentId Commitment, Kept Kept) : TeamEvent;

    /// <summary>"Not yet" was the answer in that check-in: the next one asks once more.</summary>
    public sealed record CommitmentReturned(CommitmentId Commitment, Occurrence After) : TeamEvent;

    /// <summary>Not kept, and not asked about again.</summary>
    public sealed record CommitmentDropped(CommitmentId Commitment) : TeamEvent;
}
