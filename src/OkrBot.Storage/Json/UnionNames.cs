using System.Text.Json.Serialization.Metadata;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.Storage.Json;

/// <summary>The stored name of every case of every closed union. A name is for ever: history is never rewritten.</summary>
internal static class UnionNames
{
    private const string Discriminator = "is";

    public static IReadOnlyDictionary<Type, IReadOnlyDictionary<Type, string>> All { get; } = new Dictionary<Type, IReadOnlyDictionary<Type, string>>
    {
        [typeof(Measure)] = new Dictionary<Type, string>
        {
            [typeof(Measure.Metric)] = "metric",
            [typeof(Measure.KeepAbove)] = "keep-above",
            [typeof(Measure.KeepBelow)] = "keep-below",
            [typeof(Measure.KeepWithin)] = "keep-within",
            [typeof(Measure.Milestones)] = "milestones",
            [typeof(Measure.Binary)] = "binary",
            [typeof(Measure.Baseline)] = "baseline",
        },
        [typeof(Reading)] = new Dictionary<Type, string>
        {
            [typeof(Reading.Number)] = "number",
            [typeof(Reading.Steps)] = "steps",
            [typeof(Reading.Finished)] = "finished",
        },
        [typeof(Effect)] = new Dictionary<Type, string>
        {
            [typeof(Effect.TellLiaison)] = "tell-liaison",
            [typeof(Effect.TellNeeding)] = "tell-needing",
            [typeof(Effect.TellInterested)] = "tell-interested",
            [typeof(Effect.OfferObjectives)] = "offer-objectives",
            [typeof(Effect.MakeLink)] = "make-link",
            [typeof(Effect.AnswerLink)] = "answer-link",
            [typeof(Effect.WithdrawLink)] = "withdraw-link",
            [typeof(Effect.TellNeeded)] = "tell-needed",
            [typeof(Effect.TellLinked)] = "tell-linked",
        },
        [typeof(TeamEvent)] = new Dictionary<Type, string>
        {
            [typeof(TeamEvent.TeamJoinedCycle)] = "team-joined-cycle",
            [typeof(TeamEvent.MembersListed)] = "members-listed",
            [typeof(TeamEvent.GuestsSeen)] = "guests-seen",
            [typeof(TeamEvent.FacilitatorNamed)] = "facilitator-named",
            [typeof(TeamEvent.MeetingConnected)] = "meeting-connected",
            [typeof(TeamEvent.MeetingFollowed)] = "meeting-followed",
            [typeof(TeamEvent.MeetingDisconnected)] = "meeting-disconnected",
            [typeof(TeamEvent.TeamSettled)] = "team-settled",
            [typeof(TeamEvent.TeamRenamed)] = "team-renamed",
            [typeof(TeamEvent.CompanyLeadsNamed)] = "company-leads-named",
            [typeof(TeamEvent.NextCycleEntered)] = "next-cycle-entered",
            [typeof(TeamEvent.CycleFollowed)] = "cycle-followed",
            [typeof(TeamEvent.LessonsBrought)] = "lessons-brought",
            [typeof(TeamEvent.CyclePassed)] = "cycle-passed",
            [typeof(TeamEvent.OpenItemsArrived)] = "open-items-arrived",
            [typeof(TeamEvent.ObjectiveWritten)] = "objective-written",
            [typeof(TeamEvent.KeyResultWritten)] = "key-result-written",
            [typeof(TeamEvent.ObjectiveActivated)] = "objective-activated",
            [typeof(TeamEvent.ObjectiveStopped)] = "objective-stopped",
            [typeof(TeamEvent.DraftDropped)] = "draft-dropped",
            [typeof(TeamEvent.DraftKeyResultDropped)] = "draft-key-result-dropped",
            [typeof(TeamEvent.KeyResultAskedAbout)] = "key-result-asked-about",
            [typeof(TeamEvent.KeyResultKept)] = "key-result-kept",
            [typeof(TeamEvent.OwnerNamed)] = "owner-named",
            [typeof(TeamEvent.KeyResultStopped)] = "key-result-stopped",
            [typeof(TeamEvent.SourceLinked)] = "source-linked",
            [typeof(TeamEvent.WriteKeyNamed)] = "write-key-named",
            [typeof(TeamEvent.NumberArrived)] = "number-arrived",
            [typeof(TeamEvent.LiaisonNamed)] = "liaison-named",
            [typeof(TeamEvent.LinkCopied)] = "link-copied",
            [typeof(TeamEvent.LinkRemoved)] = "link-removed",
            [typeof(TeamEvent.LinkQuestionAsked)] = "link-question-asked",
            [typeof(TeamEvent.LinkQuestionAnswered)] = "link-question-answered",
            [typeof(TeamEvent.MeetingStarted)] = "meeting-started",
            [typeof(TeamEvent.MeetingEnded)] = "meeting-ended",
            [typeof(TeamEvent.SegmentOpened)] = "segment-opened",
            [typeof(TeamEvent.SegmentPostedLate)] = "segment-posted-late",
            [typeof(TeamEvent.AnswerSaved)] = "answer-saved",
            [typeof(TeamEvent.AgendaRanked)] = "agenda-ranked",
            [typeof(TeamEvent.AgendaJoined)] = "agenda-joined",
            [typeof(TeamEvent.LastCallShown)] = "last-call-shown",
            [typeof(TeamEvent.RunnerNamed)] = "runner-named",
            [typeof(TeamEvent.RoomShared)] = "room-shared",
            [typeof(TeamEvent.RunnerLeft)] = "runner-left",
            [typeof(TeamEvent.SegmentExtended)] = "segment-extended",
            [typeof(TeamEvent.SegmentClosed)] = "segment-closed",
            [typeof(TeamEvent.AbsenceSeen)] = "absence-seen",
            [typeof(TeamEvent.OccurrenceMoved)] = "occurrence-moved",
            [typeof(TeamEvent.MeetingCalledOff)] = "meeting-called-off",
            [typeof(TeamEvent.MeetingEndMoved)] = "meeting-end-moved",
            [typeof(TeamEvent.DecisionNoted)] = "decision-noted",
            [typeof(TeamEvent.NoDecisionToday)] = "no-decision-today",
            [typeof(TeamEvent.BlockerRaised)] = "blocker-raised",
            [typeof(TeamEvent.BlockerResolved)] = "blocker-resolved",
            [typeof(TeamEvent.BlockerReopened)] = "blocker-reopened",
            [typeof(TeamEvent.CommitmentMade)] = "commitment-made",
            [typeof(TeamEvent.CommitmentAnswered)] = "commitment-answered",
            [typeof(TeamEvent.CommitmentReturned)] = "commitment-returned",
            [typeof(TeamEvent.CommitmentDropped)] = "commitment-dropped",
        },
    };

    /// <summary>Teaches the generated metadata the cases, since the domain carries no JSON attributes.</summary>
    public static void Apply(JsonTypeInfo type)
    {
        if (!All.TryGetValue(type.Type, out var cases)) return;
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = Discriminator };
        foreach (var (derived, name) in cases) type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(derived, name));
    }
}
