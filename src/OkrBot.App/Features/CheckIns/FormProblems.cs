using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>What can be mended in the form and sent again, in the words' keys and facts.</summary>
internal static class FormProblems
{
    private const int LongestTyped = 60;

    public static FormProblem ClosedWhileTyping { get; } = Of("problem.closedWhileTyping");
    public static FormProblem Busy { get; } = Of("problem.busy");

    public static FormProblem Unread(UnreadField unread)
        => Of(unread.ProblemKey, ("kr", unread.KeyResult.Title), ("typed", unread.Typed.Length > LongestTyped ? unread.Typed[..LongestTyped] + "…" : unread.Typed));

    /// <summary>Null when mending the form does not help.</summary>
    public static FormProblem? Of(Refusal refusal, TeamCycle state, Words words)
    {
        string Title(KeyResultId id) => state.KeyResults.GetValueOrDefault(id)?.Title ?? id.Value;
        return refusal switch
        {
            NoteNeeded { FromConfidence: { } from } r when Math.Abs(from - r.ToConfidence) >= AnswerChecks.NoteFrom
                => Of("problem.note", ("kr", Title(r.KeyResult)), ("before", words.Number(from)), ("now", words.Number(r.ToConfidence))),
            NoteNeeded r => Of("problem.noteStatus", ("kr", Title(r.KeyResult))),
            NoteTooLong r => Of("problem.tooLong", ("kr", Title(r.KeyResult)), ("most", words.Number(r.Most))),
            ValueOutOfRange r => Of("problem.number", ("kr", Title(r.KeyResult)), ("typed", words.Number(r.Value))),
            ConfidenceOutOfRange r => Of("problem.confidence", ("kr", Title(r.KeyResult))),
            QuietOutOfRange r => Of("problem.date", ("kr", Title(r.KeyResult))),
            NextStepIncomplete r => Of("problem.nextStep", ("kr", Title(r.KeyResult))),
            TooManyCommitments => Of("problem.nextStepsFull") with { OpenSteps = NextSteps.Open(state) },
            UnknownStep or WrongReading or ReasonNeeded or NothingToSave or AnsweredTwice => Of("problem.unknown"),
            DecisionMissing => Of("problem.decision"),
            DecisionTooLong r => Of("problem.tooLong", ("kr", state.Team.Name), ("most", words.Number(r.Most))),
            _ => null,
        };
    }

    private static FormProblem Of(string key, params (string Name, string Value)[] facts)
        => new(key, facts.ToImmutableDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal));
}
