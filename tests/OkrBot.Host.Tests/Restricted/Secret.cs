using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Teams;
using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.Restricted;

/// <summary>Brings Checkout to a state in which everything that it works on is restricted, and everything that was ever written about it holds one word.</summary>
internal static class Secret
{
    public const string Word = "zyzzyva";

    /// <summary>What was there before has the word too, so that nothing of the sample is taken for what is hidden.</summary>
    /// <param name="showsLists">The room's card shows its lists, although guests are in the chat.</param>
    public static async Task KeepAsync(Stage stage, bool showsLists = true, params ImmutableArray<PersonId> followers)
    {
        var state = await stage.CheckoutNowAsync();
        List<TeamEvent> happened = [new TeamEvent.TeamSettled(TeamSettings.Of(state.Team) with { ShowToOutsiders = showsLists })];
        happened.AddRange(state.Objectives.Values.Select(o => new TeamEvent.ObjectiveWritten(Of(o) with { Followers = followers })));
        // A key result that is written again keeps its updates: what they say is said by a new answer.
        foreach (var keyResult in state.KeyResults.Values)
        {
            happened.Add(new TeamEvent.KeyResultWritten(Of(keyResult)));
            if (keyResult.Latest is { } latest) happened.Add(new TeamEvent.AnswerSaved(keyResult.Id, latest with { Note = Word + "-note" }, keyResult.QuietUntil) { Override = new(Status.OffTrack, Word, latest.By, latest.At) });
        }
        var first = state.ActiveKeyResults.First();
        happened.AddRange(state.Blockers.Values.Select(b => new TeamEvent.BlockerRaised(b with { KeyResult = first.Id, Need = Word, From = Word })));
        happened.AddRange(state.Commitments.Values.Select(c => new TeamEvent.CommitmentMade(c with { KeyResult = first.Id, If = Word, Then = Word })));
        happened.Add(new TeamEvent.BlockerRaised(new Blocker(new("bz"), first.Id, Word, Word, first.Owner, stage.Time.Now, stage.Checkout.Today)));
        foreach (var some in happened.Chunk(20)) await stage.TellAsync(some);
    }

    /// <summary>Somebody decides something about the first key result, once the check-in is open.</summary>
    public static async Task DecideAsync(Stage stage)
    {
        var first = (await stage.CheckoutNowAsync()).ActiveKeyResults.First();
        await stage.TellAsync(
            new TeamEvent.DecisionNoted(stage.Checkout.Today, new DecisionLine(first.Id, Word, first.Owner, stage.Time.Now)),
            new TeamEvent.CommitmentMade(new Commitment(new("cz"), first.Id, Word, Word, new DateOnly(2026, 11, 9), stage.Checkout.Today, first.Owner)));
    }

    private static RecordedChange Change(PersonId by, DateTimeOffset at) => new(by, at, ChangeReason.Learned, Word) { OldTitle = Word, OldWhy = Word, OldMeasure = new Measure.Metric(1, 2, Word) };

    private static Objective Of(Objective objective) => objective with
    {
        Title = $"{Word} {objective.Id}", Why = Word, Restricted = true, Changes = [Change(new("x"), DateTimeOffset.UnixEpoch) with { OldMeasure = null }],
    };

    private static KeyResult Of(KeyResult keyResult) => keyResult with
    {
        Title = $"{Word} {keyResult.Id}", Changes = [Change(keyResult.Owner, DateTimeOffset.UnixEpoch)],
        Measure = keyResult.Measure switch
        {
            Measure.Metric m => m with { Unit = Word },
            Measure.KeepAbove m => m with { Unit = Word },
            Measure.Milestones m => new Measure.Milestones([.. m.Steps.Select(step => step with { Title = Word })]),
            Measure.Binary => new Measure.Binary(Word),
            Measure.Baseline => new Measure.Baseline(Word),
            var other => other,
        },
    };
}
