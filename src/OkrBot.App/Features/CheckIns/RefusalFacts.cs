using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using NextStep = OkrBot.App.Features.CheckIns.Views.NextStep;

namespace OkrBot.App.Features.CheckIns;

/// <summary>A refusal as the words need it: the key of its sentence and the facts that fill it.</summary>
internal sealed record ToldRefusal(string Key, ImmutableDictionary<string, string> Facts, ImmutableArray<NextStep> Steps);

/// <summary>Which sentence, facts and next steps belong to each refusal of a check-in.</summary>
internal static class RefusalFacts
{
    private static readonly NextStep Back = new(Verbs.View, "button.back", OpensDialog: false);
    private static readonly NextStep Update = new(Verbs.Update, "button.update", OpensDialog: true);
    private static readonly NextStep AnswerHere = new(Verbs.Form, "button.answerHere", OpensDialog: false);

    /// <param name="press">Null for a typed command.</param>
    public static ToldRefusal Of(Refusal refusal, TeamCycle state, CardPress? press, Words words)
        => new(Key(refusal, press), Facts(refusal, Veil.Over(state, press?.Turn.From.Person, words), words), Steps(refusal, state, press));

    private static string Key(Refusal refusal, CardPress? press) => refusal switch
    {
        SegmentClosed when press?.Verb is Verbs.NoChange or Verbs.Save => "refused.closed",
        SegmentClosed => "refused.over",
        NotRunning or NoCheckInNow => "refused.notOpen",
        NotYours => "refused.notYours",
        NotAMember => "refused.notMember",
        GuestsLookOnly => "guests",
        Anonymous => "refused.anonymous",
        NotFacilitator => "refused.notRunner",
        NotOnTeam => "refused.notOnTeam",
        IsAway => "refused.isAway",
        UnknownCommitment => "refused.commitmentGone",
        CommitmentNotAskedYet => "refused.commitmentNotYet",
        AlreadyRun => "refused.alreadyRun",
        AlreadyExtended => "refused.alreadyExtended",
        NoTimeLeft => "refused.noTimeLeft",
        MeetingTakesPlace => "refused.takesPlace",
        PeopleAnswered => "refused.peopleAnswered",
        NothingToRepeat => "refused.nothingToRepeat",
        NoteNeeded => "refused.lineNeeded",
        NotHere => "refused.oldCard",
        TooEarly => "refused.tooEarly",
        AlreadyCheckedIn => "refused.already",
        AnotherIsOpen => "refused.another",
        NoObjectives => "refused.noObjectives",
        OutsideCycle => "refused.outside",
        _ => WeeksWords.KeyOf(refusal) ?? "refused.unknown",
    };

    private static ImmutableDictionary<string, string> Facts(Refusal refusal, TeamCycle state, Words words)
    {
        string Title(KeyResultId id) => state.KeyResults.GetValueOrDefault(id)?.Title ?? id.Value;
        string Name(PersonId? id) => id is { } person ? FactsBuilder.FirstName(state, person) : "";
        (string, string)[] facts = refusal switch
        {
            NotYours r => [("kr", Title(r.KeyResult)), ("owner", Name(r.Owner))],
            NotFacilitator r => [("runner", Name(r.Facilitator))],
            NotOnTeam r => [("person", Name(r.Person))],
            IsAway r => [("person", Name(r.Person))],
            AlreadyRun r => [("runner", Name(r.RunBy))],
            NoteNeeded r => [("kr", Title(r.KeyResult))],
            NothingToRepeat r => [("kr", string.Join(", ", r.KeyResults.Select(Title)))],
            OutsideCycle r => [("start", words.DateAndYear(r.Start)), ("end", words.DateAndYear(r.End))],
            GuestsLookOnly => [("who", GuestWords.Who(state.Team, words))],
            _ when WeeksWords.KeyOf(refusal) is not null => [WeeksWords.Facts(refusal, words)],
            _ => [],
        };
        return facts.ToImmutableDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal);
    }

    private static ImmutableArray<NextStep> Steps(Refusal refusal, TeamCycle state, CardPress? press) => refusal switch
    {
        SegmentClosed when press?.Verb is Verbs.NoChange or Verbs.Save => [Update, AnswerHere],
        NothingToRepeat or NoteNeeded => [Update, AnswerHere],
        NotYours r when press?.Turn.From.Person is { } sender && state.Team.TakesPart(sender)
            => [new NextStep(Verbs.AnswerFor, "button.answerFor", OpensDialog: false, r.KeyResult), Back],
        NotHere or Anonymous => [],
        _ => [Back],
    };
}
