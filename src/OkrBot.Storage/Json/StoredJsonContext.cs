using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OkrBot.App.Ports;
using OkrBot.App.Sending;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Storage.Azure.Queues;

namespace OkrBot.Storage.Json;

// Rows of a team
[JsonSerializable(typeof(Team))]
[JsonSerializable(typeof(Cycle))]
[JsonSerializable(typeof(Objective))]
[JsonSerializable(typeof(KeyResult))]
[JsonSerializable(typeof(Segment))]
[JsonSerializable(typeof(ImmutableArray<PastSegment>))]
[JsonSerializable(typeof(Blocker))]
[JsonSerializable(typeof(Commitment))]
[JsonSerializable(typeof(Link))]
[JsonSerializable(typeof(Effect))]
[JsonSerializable(typeof(ImmutableArray<TeamEvent>))]
// Other rows, and the queue
[JsonSerializable(typeof(Room))]
[JsonSerializable(typeof(SeriesEntry))]
[JsonSerializable(typeof(TeamEntry))]
[JsonSerializable(typeof(PersonEntry))]
[JsonSerializable(typeof(ChatEntry))]
[JsonSerializable(typeof(TenantEntry))]
[JsonSerializable(typeof(BoardRow))]
[JsonSerializable(typeof(SlotBook))]
[JsonSerializable(typeof(WorkItem))]
[JsonSerializable(typeof(QueueBody))]
// Cases of the unions
[JsonSerializable(typeof(Measure.Metric))]
[JsonSerializable(typeof(Measure.KeepAbove))]
[JsonSerializable(typeof(Measure.KeepBelow))]
[JsonSerializable(typeof(Measure.KeepWithin))]
[JsonSerializable(typeof(Measure.Milestones))]
[JsonSerializable(typeof(Measure.Binary))]
[JsonSerializable(typeof(Measure.Baseline))]
[JsonSerializable(typeof(Reading.Number))]
[JsonSerializable(typeof(Reading.Steps))]
[JsonSerializable(typeof(Reading.Finished))]
[JsonSerializable(typeof(Effect.OfferObjectives))]
[JsonSerializable(typeof(TeamEvent.TeamJoinedCycle))]
[JsonSerializable(typeof(TeamEvent.MembersListed))]
[JsonSerializable(typeof(TeamEvent.FacilitatorNamed))]
[JsonSerializable(typeof(TeamEvent.MeetingConnected))]
[JsonSerializable(typeof(TeamEvent.MeetingDisconnected))]
[JsonSerializable(typeof(TeamEvent.TeamSettled))]
[JsonSerializable(typeof(TeamEvent.ObjectiveWritten))]
[JsonSerializable(typeof(TeamEvent.KeyResultWritten))]
[JsonSerializable(typeof(TeamEvent.ObjectiveActivated))]
[JsonSerializable(typeof(TeamEvent.ObjectiveStopped))]
[JsonSerializable(typeof(TeamEvent.DraftDropped))]
[JsonSerializable(typeof(TeamEvent.DraftKeyResultDropped))]
[JsonSerializable(typeof(TeamEvent.KeyResultAskedAbout))]
[JsonSerializable(typeof(TeamEvent.KeyResultKept))]
[JsonSerializable(typeof(TeamEvent.OwnerNamed))]
[JsonSerializable(typeof(TeamEvent.KeyResultStopped))]
[JsonSerializable(typeof(TeamEvent.LiaisonNamed))]
[JsonSerializable(typeof(TeamEvent.LinkCopied))]
[JsonSerializable(typeof(TeamEvent.LinkRemoved))]
[JsonSerializable(typeof(TeamEvent.MeetingStarted))]
[JsonSerializable(typeof(TeamEvent.MeetingEnded))]
[JsonSerializable(typeof(TeamEvent.SegmentOpened))]
[JsonSerializable(typeof(TeamEvent.SegmentPostedLate))]
[JsonSerializable(typeof(TeamEvent.AnswerSaved))]
[JsonSerializable(typeof(TeamEvent.AgendaRanked))]
[JsonSerializable(typeof(TeamEvent.AgendaJoined))]
[JsonSerializable(typeof(TeamEvent.LastCallShown))]
[JsonSerializable(typeof(TeamEvent.RunnerNamed))]
[JsonSerializable(typeof(TeamEvent.RoomShared))]
[JsonSerializable(typeof(TeamEvent.RunnerLeft))]
[JsonSerializable(typeof(TeamEvent.SegmentExtended))]
[JsonSerializable(typeof(TeamEvent.SegmentClosed))]
[JsonSerializable(typeof(TeamEvent.DecisionNoted))]
[JsonSerializable(typeof(TeamEvent.NoDecisionToday))]
[JsonSerializable(typeof(TeamEvent.BlockerRaised))]
[JsonSerializable(typeof(TeamEvent.BlockerResolved))]
[JsonSerializable(typeof(TeamEvent.BlockerReopened))]
[JsonSerializable(typeof(TeamEvent.CommitmentMade))]
[JsonSerializable(typeof(TeamEvent.CommitmentAnswered))]
[JsonSerializable(typeof(TeamEvent.CommitmentReturned))]
[JsonSerializable(typeof(TeamEvent.CommitmentDropped))]
internal sealed partial class StoredJsonContext : JsonSerializerContext;
