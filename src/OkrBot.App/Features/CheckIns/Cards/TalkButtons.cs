using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Links;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The buttons of what the room talks about: blockers, what was agreed, and what whoever runs it is asked.</summary>
internal sealed class TalkButtons(SegmentFrame frame, Words words)
{
    /// <summary>Two, which belong together.</summary>
    public ImmutableArray<CardAction> Kept(CarriedLine.Agreed agreed) =>
    [
        Of("button.kept", Verbs.CommitmentKept, agreed),
        Of("button.notYet", Verbs.CommitmentNotYet, agreed),
    ];

    public CardAction Undo(CarriedLine.Agreed agreed) => Of("button.undo", Verbs.CommitmentUndo, agreed);

    public CardAction Reopen(CarriedLine.Resolved resolved) => new Execute(words["button.reopen"], Verbs.ReopenBlocker, Data(SegmentButtons.BlockerField, resolved.Id.Value, resolved.Of))
    {
        Tooltip = UserText.Line(resolved.Need),
    };

    /// <summary>What another team waits for, or what became of something of theirs.</summary>
    public CardAction AnswerLink(CarriedLine line) => new OpenDialog(words["button.answerLink"], Verbs.AnswerLink, line switch
    {
        CarriedLine.Needed needed => Data(LinkFields.Link, needed.Link.Id.Value, line.Of),
        CarriedLine.Linked linked => Data(LinkFields.Link, LinkFields.QuestionPrefix + linked.Question.Link.Value, line.Of),
        _ => Data(null, "", line.Of),
    });

    /// <summary>Raises a blocker on the card, for clients without dialogs.</summary>
    /// <param name="isBeside">The button that opens the dialog stands there too.</param>
    public CardAction RaiseHere(TeamId? of, bool isBeside) => new Execute(words[isBeside ? "button.raiseHere" : "button.raiseBlocker"], Verbs.RaiseBlocker, (frame.Key with { Of = of }).ToData());

    /// <summary>The form of this one alone, which asks for its next step.</summary>
    public CardAction AddStep(KeyResultFacts kr) => new OpenDialog(words["button.addStep"], Verbs.Update, Data(SegmentButtons.KeyResultField, kr.Id.Value, kr.Of));

    public ImmutableArray<CardAction> Answers(RunnerQuestion question) => question switch
    {
        RunnerQuestion.Silent silent =>
        [
            new Execute(words["button.keep"], Verbs.KeepKeyResult, Data(silent.KeyResult, silent)),
            NewOwner(silent.KeyResult, silent),
            new OpenDialog(words["button.stop"], Verbs.StopKeyResult, Data(silent.KeyResult, silent)),
        ],
        RunnerQuestion.OwnerLeft left => [NewOwner(left.KeyResult, left)],
        RunnerQuestion.ContactLeft left => [NameContact(left)],
        _ => [new Execute(words["button.lead"], Verbs.LeadTeam, Data(null, "", question.Of))],
    };

    private OpenDialog NewOwner(KeyResultId id, RunnerQuestion question) => new(words["button.newOwner"], Verbs.NewOwner, Data(id, question));

    private OpenDialog NameContact(RunnerQuestion.ContactLeft left)
    {
        var data = Data("o", left.Objective.Value, left.Of);
        if (left.KeyResult is { } keyResult) data[SegmentButtons.KeyResultField] = keyResult.Value;
        return new OpenDialog(words["button.nameContact"], Verbs.OpenLiaison, data);
    }

    private Execute Of(string title, string verb, CarriedLine.Agreed agreed) => new(words[title], verb, Data(SayKept.CommitmentField, agreed.Id.Value, agreed.Of))
    {
        Tooltip = UserText.Line(agreed.Then),
    };

    private JsonObject Data(KeyResultId id, RunnerQuestion question) => Data(SegmentButtons.KeyResultField, id.Value, question.Of);

    private JsonObject Data(string? field, string value, TeamId? of)
    {
        // One team needs no telling whose it is.
        var data = (frame.Key with { Of = frame.Key.Also.IsEmpty ? null : of }).ToData();
        if (field is not null) data[field] = value;
        return data;
    }
}
