using System.Collections.Immutable;
using OkrBot.App.Cards.KeyResults;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>Why a form is shown again. What was typed stays in it.</summary>
/// <param name="Key">Of the words.</param>
/// <param name="Facts">Name and value pairs for the words; user text.</param>
public sealed record FormProblem(string Key, ImmutableDictionary<string, string> Facts)
{
    /// <summary>The next steps that are agreed and open, where there are too many.</summary>
    public ImmutableArray<CarriedLine.Agreed> OpenSteps { get; init; } = [];
}

/// <summary>One key result to answer, as last said or as just typed.</summary>
/// <param name="Value">What stands in the field: typed text is kept even when it is no number.</param>
/// <param name="AskNote">The note is required now (confidence moved by 2 or the status turned).</param>
/// <param name="AskNextStep">Off track: one "if …, then …, by …".</param>
public sealed record AnswerField(KeyResultFacts KeyResult, string? Value, ImmutableArray<string> DoneSteps, bool? Finished, int Confidence, string? Note, bool AskNote, bool AskNextStep)
{
    public string? If { get; init; }
    public string? Then { get; init; }
    public DateOnly? By { get; init; }
    public DateOnly? QuietUntil { get; init; }

    /// <summary>Off track, but the team has agreed on three next steps already, so none is asked for: these.</summary>
    public ImmutableArray<CarriedLine.Agreed> OpenSteps { get; init; } = [];

    /// <summary>The number that arrived by itself stands as it is: only confidence is asked, and the number can be changed behind "More".</summary>
    public bool TakesArrived { get; init; }

    /// <summary>Whose key result it is.</summary>
    public TeamId? Of { get; init; }

    /// <summary>Stands before the key result's id in the names of its inputs, where several teams are on one form.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Stands before the names of its inputs.</summary>
    public string Name => Scope + KeyResult.Id.Value;
}

/// <param name="OnCard">"Answer here" on the card (Execute) instead of a dialog (Submit).</param>
/// <param name="AfterClose">It has closed: saving now counts for the week, marked as after the meeting.</param>
/// <param name="ForSomeoneElse">The facilitator answers for the room, or a member for an absent owner: names stand beside the titles.</param>
public sealed record AnswerForm(SegmentFrame Frame, ImmutableArray<AnswerField> Fields, FormProblem? Problem, bool OnCard, bool AfterClose, bool ForSomeoneElse)
{
    /// <summary>Answers of other teams that the same press saved; 0 = none.</summary>
    public int SavedBefore { get; init; }
}

/// <param name="Items">Id and title of what was discussed.</param>
public sealed record DecisionForm(SegmentFrame Frame, ImmutableArray<(string Id, string Title)> Items, string? Item, string? Text, FormProblem? Problem);

/// <summary>A "no" on a card of its own: what happened, whether anything was saved, and the next step.</summary>
/// <param name="Key">Of the words: <c>{key}.title</c> and <c>{key}.text</c>.</param>
/// <param name="Steps">The buttons that help, most helpful first.</param>
public sealed record RefusalView(SegmentFrame Frame, string Key, ImmutableDictionary<string, string> Facts, ImmutableArray<NextStep> Steps);

/// <param name="Verb">One of <see cref="Bot.Verbs"/>.</param>
/// <param name="TitleKey">Of the words.</param>
/// <param name="KeyResult">Goes into the button's data as <c>kr</c> when set.</param>
public sealed record NextStep(string Verb, string TitleKey, bool OpensDialog, KeyResultId? KeyResult = null)
{
    /// <summary>Whose key result it is, where several teams stand on one card.</summary>
    public TeamId? Of { get; init; }
}
