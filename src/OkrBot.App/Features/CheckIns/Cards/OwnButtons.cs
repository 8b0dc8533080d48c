using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>Which buttons one person gets: one's own answers before what the runner is asked, that before the running of the check-in, and
/// whatever can wait last.</summary>
internal sealed class OwnButtons
{
    private readonly OwnView _view;
    private readonly Words _words;
    private readonly SegmentButtons _all;
    private readonly TalkButtons _talk;
    private readonly ImmutableArray<CardAction> _below;
    private readonly string? _hint;
    private readonly ImmutableHashSet<KeyResultFacts> _singles;
    private readonly CarriedButtons _carried;

    public OwnButtons(OwnView view, Words words)
    {
        _view = view;
        _words = words;
        _all = new SegmentButtons(view.Room.Frame, words);
        _talk = new TalkButtons(view.Room.Frame, words);
        _carried = new CarriedButtons(view.IsMember ? view.Room.Carried : [], _talk);
        MustAnswer = HasOpen(view);
        var budget = new ButtonBudget();
        if (MustAnswer) budget.All(Answering.Actions);
        Answers = Asks(view) ? budget.All(_talk.Answers(view.Question!)) : [];
        var (running, rest) = (budget.Some(Running()), Rest());
        var needed = budget.Some(rest.Where(r => r.IsNeeded));
        _carried.AskKept(budget);
        _carried.Answer(budget);
        var useful = budget.Some(rest.Where(r => !r.IsNeeded));
        _hint = Hint(canBeHere: !useful.IsEmpty);
        _below = [.. running, .. rest.Where(r => needed.Contains(r) || useful.Contains(r)).Select(r => r.Button)];
        AddStep = view.NeedsStep is { } kr && !MustAnswer ? budget.Some([_talk.AddStep(kr)]).FirstOrDefault() : null;
        _singles = [.. budget.All(Singles(view))];
        _carried.Resolve(budget, _all.Resolve);
        _carried.TakeBack(budget);
    }

    /// <summary>To what the runner is asked; empty when nothing is asked now.</summary>
    public ImmutableArray<CardAction> Answers { get; }

    /// <summary>One next step for the reader's own that is off track; null when none is asked for now.</summary>
    public CardAction? AddStep { get; }

    /// <summary>Something of the reader's own is unanswered, so the card begins with it.</summary>
    public bool MustAnswer { get; }

    /// <summary>"No change" repeats a last answer, so it is offered only where there is one.</summary>
    public ActionSet Answering => _view.Mine.Any(kr => !kr.Answered && kr.Value is not null)
        ? Layout.Buttons(_all.NoChange, _all.Update)
        : Layout.Buttons(_all.Update with { IsPrimary = true });

    public static bool HasOpen(OwnView view) => view.IsMember && view.Mine.Any(kr => !kr.Answered);

    /// <summary>Beside each of several open key results, where there is room for all of them.</summary>
    public CardAction? NoChangeOf(KeyResultFacts kr) => _singles.Contains(kr) ? _all.NoChangeOf(kr) : null;

    public ImmutableArray<CardAction> Beside(CarriedLine line) => _carried.Of(line);

    /// <summary>The rows at the foot of the card, with the line that explains them.</summary>
    public IEnumerable<CardElement> Below()
    {
        if (_hint is { } hint) yield return Layout.Small(_words[hint]).AsPart();
        // "Answer by message" and any other beside it are wider than a phone.
        var most = _view.Room.OffersSkip ? 1 : 2;
        for (var at = 0; at < _below.Length; at += most)
            yield return Layout.Buttons([.. _below.Skip(at).Take(most)]) with { Spacing = at == 0 && _hint is null ? Spacing.Medium : Spacing.Small };
    }

    // One key result alone has the button for all of them.
    private ImmutableArray<KeyResultFacts> Singles(OwnView view)
    {
        ImmutableArray<KeyResultFacts> open = [.. view.Mine.Where(kr => !kr.Answered && kr.Value is not null)];
        return MustAnswer && open.Length > 1 ? open : [];
    }

    // In the two minutes one's own comes first, and without a meeting nothing is asked.
    private bool Asks(OwnView view) => view.Question is not null && !view.Room.OffersSkip && !(MustAnswer && view.Room.Phase == SegmentPhase.AnswerTime);

    // Some clients open no dialogs.
    private string? Hint(bool canBeHere)
    {
        if (!_view.IsMember) return _view.Room.CountsOnly ? "own.outsider" : "own.guest";
        if (_view.Room.OffersSkip) return MustAnswer ? "own.skip" : null;
        if (_view.Runs) return "own.runs";
        if (MustAnswer) return "own.hereHint";
        return !canBeHere ? null : _view.Mine.IsEmpty ? "own.raiseHint" : "own.changeHint";
    }

    private ImmutableArray<CardAction> Running()
    {
        // Closing what nobody came to is what "No meeting today" says.
        if (_view is { Room.OffersSkip: true, Runs: true }) return [];
        if (!_view.Runs) return _view.CanTakeOver ? [_all.RunIt with { IsPrimary = !_view.IsMember }] : [];
        var close = _all.Close with { IsPrimary = !MustAnswer };
        return _view.CanExtend ? [close, _all.Extend] : [close];
    }

    /// <summary>In their order. What is needed has room before a question about what was agreed, and the rest gives way to it.</summary>
    private ImmutableArray<(CardAction Button, bool IsNeeded)> Rest()
    {
        if (!_view.IsMember) return [];
        if (_view.Room.OffersSkip)
            return [(_all.NoMeeting with { IsPrimary = !MustAnswer && !_view.CanTakeOver }, true), (_all.ByMessage, true), .. MustAnswer ? [(_all.AnswerHere, true)] : Array.Empty<(CardAction, bool)>()];
        var raise = _all.RaiseBlocker(_view.Home);
        if (_view.Runs)
            return MustAnswer ? [(_all.HandOver, true), (_all.AnswerHere, true)] : [(_all.AnswerForRoom, true), (_all.HandOver, false), (raise, true), (_all.AnswerHere, false)];
        if (MustAnswer) return [(raise, true), (_all.AnswerHere, true)];
        return _view.Mine.IsEmpty
            ? [(raise, true), (_talk.RaiseHere(_view.Home, isBeside: true), false)]
            : [(_all.ChangeAnswers, true), (raise, true), (_all.AnswerHere, false)];
    }
}
