using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The buttons of a check-in's cards: the same words and the same data everywhere.</summary>
internal sealed class SegmentButtons(SegmentFrame frame, Words words)
{
    // A button does not wrap, and a narrow card is 300 pixels.
    private const int NameLength = 16;

    /// <summary>Names the key result in a button's data.</summary>
    public const string KeyResultField = "kr";

    /// <summary>Names the blocker in a button's data.</summary>
    public const string BlockerField = "blocker";

    public Execute Answer => new(words["button.answer"], Verbs.View, Data()) { IsPrimary = true };
    public Execute Summary => new(words["button.summary"], Verbs.View, Data()) { IsPrimary = true };
    public Execute NoMeeting => new(words["button.noMeeting"], Verbs.NoMeeting, Data());
    public Execute ByMessage => new(words["button.byMessage"], Verbs.ByMessage, Data());
    public Execute RunIt => new(words["button.runIt"], Verbs.Run, Data());
    public Execute NoChange => new(words["button.noChange"], Verbs.NoChange, Data()) { IsPrimary = true };
    public OpenDialog Update => new(words["button.update"], Verbs.Update, Data());
    public OpenDialog ChangeAnswers => new(words["button.changeAnswers"], Verbs.Update, Data());
    public Execute AnswerHere => new(words["button.answerHere"], Verbs.Form, Data());
    public OpenDialog RaiseBlocker(TeamId? of) => new(words["button.raiseBlocker"], Verbs.RaiseBlocker, (frame.Key with { Of = of }).ToData());
    public OpenDialog AnswerForRoom => new(words["button.answerForRoom"], Verbs.AnswerForRoom, Data());
    public Execute Close => new(words["button.close"], Verbs.Close, Data());
    public Execute Extend => new(words["button.extend"], Verbs.Extend, Data());
    public Execute HandOver => new(words["button.handOver"], Verbs.HandOver, Data());
    public OpenDialog AddDecision => new(words["button.addDecision"], Verbs.AddDecision, Data()) { IsPrimary = true };
    public Execute NoDecision => new(words["button.noDecision"], Verbs.NoDecision, Data());
    public Execute Back => new(words["button.back"], Verbs.View, Data());

    /// <summary>The form's inputs travel with it.</summary>
    public Execute SaveHere => new(words["button.save"], Verbs.Save, Data()) { IsPrimary = true, WithInputs = true };
    public SubmitDialog Save(string verb) => new(words["button.save"], verb, Data()) { IsPrimary = true };

    public OpenUrl? TeamPage => frame.TeamPage is { } page ? new OpenUrl(words["button.teamPage"], page) : null;

    /// <summary>Makes the clients of these people ask for their own view.</summary>
    public Execute Refresh => new(words["button.refresh"], Verbs.View, Data());

    /// <summary>The last answer stands, for this one alone.</summary>
    public Execute NoChangeOf(KeyResultFacts kr) => new(words[kr.Arrived is null ? "button.noChangeOne" : "button.sameConfidence"], Verbs.NoChange, Data(KeyResultField, kr.Id.Value, kr.Of))
    {
        Tooltip = UserText.Line(kr.Title),
    };

    public Execute Resolve(CarriedLine.Blocked blocked) => new(words["button.resolved"], Verbs.ResolveBlocker, Data(BlockerField, blocked.Id.Value, blocked.Of))
    {
        Tooltip = UserText.Line(blocked.Need),
    };

    /// <param name="facts">User text that the button's words may name, such as whose answer it is.</param>
    public CardAction Of(NextStep step, ImmutableDictionary<string, string> facts, bool isPrimary)
    {
        var title = words.Text(step.TitleKey, facts.ToImmutableDictionary(fact => fact.Key, fact => UserText.Line(fact.Value, NameLength)));
        var data = step.KeyResult is { } kr ? Data(KeyResultField, kr.Value, step.Of) : Data();
        return step.OpensDialog
            ? new OpenDialog(title, step.Verb, data) { IsPrimary = isPrimary }
            : new Execute(title, step.Verb, data) { IsPrimary = isPrimary };
    }

    private JsonObject Data() => frame.Key.ToData();

    private JsonObject Data(string field, string value, TeamId? of)
    {
        // One team needs no telling whose it is.
        var data = (frame.Key with { Of = frame.Key.Also.IsEmpty ? null : of }).ToData();
        data[field] = value;
        return data;
    }
}
