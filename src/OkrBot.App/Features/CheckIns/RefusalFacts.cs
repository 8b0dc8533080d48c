using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>A refusal as the words need it.</summary>
/// <param name="Key">Of the words; the refusal's own code.</param>
internal sealed record ToldRefusal(string Key, ImmutableDictionary<string, string> Facts, ImmutableArray<NextStep> Steps);

/// <summary>Which facts and next steps stand beside each refusal of a check-in.</summary>
internal static class RefusalFacts
{
    private static readonly NextStep Back = new(Verbs.View, "button.back", OpensDialog: false);
    private static readonly NextStep Update = new(Verbs.Update, "button.update", OpensDialog: true);
    private static readonly NextStep AnswerHere = new(Verbs.Form, "button.answerHere", OpensDialog: false);

    public static ToldRefusal Of(Refusal refusal, TeamCycle state, CardPress? press)
        => new(refusal.Code, Facts(refusal, state), Steps(refusal, state, press));

    /// <summary>The key result whose field can be mended and sent again; null when mending the form does not help.</summary>
    public static KeyResultId? InForm(Refusal refusal) => refusal switch
    {
        NoteNeeded r => r.KeyResult,
        NoteTooLong r => r.KeyResult,
        ValueOutOfRange r => r.KeyResult,
        ConfidenceOutOfRange r => r.KeyResult,
        UnknownStep r => r.KeyResult,
        WrongReading r => r.KeyResult,
        QuietOutOfRange r => r.KeyResult,
        ReasonNeeded r => r.KeyResult,
        NextStepIncomplete r => r.KeyResult,
        TooManyCommitments => default(KeyResultId),
        _ => null,
    };

    private static ImmutableDictionary<string, string> Facts(Refusal refusal, TeamCycle state)
    {
        string Title(KeyResultId id) => state.KeyResults.GetValueOrDefault(id)?.Title ?? id.Value;
        string Name(PersonId? id) => id is { } person ? FactsBuilder.FirstName(state, person) : "";
        string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
        (string, string)[] facts = refusal switch
        {
            NotYours r => [("keyResult", Title(r.KeyResult)), ("owner", Name(r.Owner)), ("facilitator", Name(r.Facilitator))],
            NotFacilitator r => [("facilitator", Name(r.Facilitator))],
            AlreadyRun r => [("facilitator", Name(r.RunBy))],
            SegmentClosed r => [("time", TimeFunction(r.ClosedAt))],
            AlreadyExtended r => [("time", TimeFunction(r.ClosesAt))],
            TooEarly r => [("time", TimeFunction(r.Start))],
            AnotherIsOpen r => [("time", TimeFunction(r.ClosesAt))],
            NoTimeLeft r => [("time", TimeFunction(r.ScheduledEnd))],
            NoteNeeded r => [("keyResult", Title(r.KeyResult)), ("from", r.FromConfidence?.ToString(CultureInfo.InvariantCulture) ?? "–"), ("to", Number(r.ToConfidence))],
            NoteTooLong r => [("keyResult", Title(r.KeyResult)), ("length", Number(r.Length)), ("most", Number(r.Most))],
            ValueOutOfRange r => [("keyResult", Title(r.KeyResult)), ("value", Number(r.Value))],
            ConfidenceOutOfRange r => [("keyResult", Title(r.KeyResult)), ("value", Number(r.Confidence))],
            UnknownStep r => [("keyResult", Title(r.KeyResult))],
            WrongReading r => [("keyResult", Title(r.KeyResult))],
            QuietOutOfRange r => [("keyResult", Title(r.KeyResult))],
            ReasonNeeded r => [("keyResult", Title(r.KeyResult))],
            NextStepIncomplete r => [("keyResult", Title(r.KeyResult)), ("most", Number(r.MostLength))],
            NothingToRepeat r => [("keyResult", string.Join(", ", r.KeyResults.Select(Title)))],
            TooManyCommitments r => [("most", Number(r.Most))],
            TooManyDecisions r => [("most", Number(r.Most))],
            DecisionTooLong r => [("most", Number(r.Most))],
            _ => [],
        };
        return facts.ToImmutableDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal);
    }

    private static ImmutableArray<NextStep> Steps(Refusal refusal, TeamCycle state, CardPress? press) => refusal switch
    {
        SegmentClosed => [Update, AnswerHere],
        NothingToRepeat => [Update, AnswerHere],
        NotYours r when press?.Turn.From.Person is { } sender && state.Team.Find(sender) is { Guest: false }
            => [new NextStep(Verbs.AnswerFor, "button.answerFor", OpensDialog: false, r.KeyResult), Back],
        NotHere or Anonymous => [],
        _ => [Back],
    };

    // Each client writes it in its own zone; only our own instants ever become such a function.
    private static string TimeFunction(DateTimeOffset at) => $"{{{{TIME({at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)})}}}}";
}
