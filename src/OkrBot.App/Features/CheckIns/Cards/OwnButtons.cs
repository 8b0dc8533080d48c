using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>Which buttons one person gets: at most six on the card, one's own answers before the running of the check-in.</summary>
internal sealed class OwnButtons
{
    /// <summary>More than this many buttons on a card nobody reads, and Teams may drop.</summary>
    private const int Most = 6;

    private readonly OwnView _view;
    private readonly Words _words;
    private readonly SegmentButtons _all;
    private readonly ImmutableArray<CardAction> _running;
    private readonly ImmutableArray<CardAction> _rest;
    private readonly ImmutableHashSet<KeyResultFacts> _singles;
    private readonly ImmutableHashSet<CarriedLine.Blocked> _resolvable;

    public OwnButtons(OwnView view, Words words)
    {
        _view = view;
        _words = words;
        _all = new SegmentButtons(view.Room.Frame, words);
        MustAnswer = HasOpen(view);
        _running = Running();
        _rest = Rest();
        var free = Most - _running.Length - _rest.Length - (MustAnswer ? Answering.Actions.Length : 0);
        _singles = Singles(view, free);
        _resolvable = view.IsMember ? [.. view.Room.Carried.OfType<CarriedLine.Blocked>().Take(Math.Max(0, free - _singles.Count))] : [];
    }

    /// <summary>Something of the reader's own is unanswered, so the card begins with it.</summary>
    public bool MustAnswer { get; }

    /// <summary>"No change" repeats a last answer, so it is offered only where there is one.</summary>
    public ActionSet Answering => _view.Mine.Any(kr => !kr.Answered && kr.Value is not null)
        ? Layout.Buttons(_all.NoChange, _all.Update)
        : Layout.Buttons(_all.Update with { IsPrimary = true });

    public static bool HasOpen(OwnView view) => view.IsMember && view.Mine.Any(kr => !kr.Answered);

    /// <summary>Beside each of several open key results, where there is room for all of them.</summary>
    public CardAction? NoChangeOf(KeyResultFacts kr) => _singles.Contains(kr) ? _all.NoChangeOf(kr) : null;

    public CardAction? Resolve(CarriedLine.Blocked blocked) => _resolvable.Contains(blocked) ? _all.Resolve(blocked) : null;

    /// <summary>The rows at the foot of the card, with the line that explains them.</summary>
    public IEnumerable<CardElement> Below()
    {
        if (Hint() is { } hint) yield return Layout.Small(_words[hint]).AsPart();
        var all = _running.AddRange(_rest);
        for (var at = 0; at < all.Length; at += 2)
            yield return Layout.Buttons([.. all.Skip(at).Take(2)]) with { Spacing = at == 0 && Hint() is null ? Spacing.Medium : Spacing.Small };
    }

    // One key result alone has the button for all of them.
    private ImmutableHashSet<KeyResultFacts> Singles(OwnView view, int free)
    {
        var open = view.Mine.Where(kr => !kr.Answered && kr.Value is not null).ToImmutableHashSet();
        return MustAnswer && open.Count > 1 && open.Count <= free ? open : [];
    }

    private string? Hint()
    {
        if (!_view.IsMember) return _view.Room.CountsOnly ? "own.outsider" : "own.guest";
        if (_view.Runs) return "own.runs";
        return MustAnswer ? "own.hereHint" : null;
    }

    private ImmutableArray<CardAction> Running()
    {
        if (!_view.Runs) return _view.CanTakeOver ? [_all.RunIt with { IsPrimary = !_view.IsMember }] : [];
        var close = _all.Close with { IsPrimary = !MustAnswer };
        return _view.CanExtend ? [close, _all.Extend] : [close];
    }

    private ImmutableArray<CardAction> Rest()
    {
        if (!_view.IsMember) return [];
        if (_view.Runs) return MustAnswer ? [_all.HandOver, _all.AnswerHere] : [_all.AnswerForRoom, _all.HandOver, _all.RaiseBlocker(_view.Home), _all.AnswerHere];
        if (MustAnswer) return [_all.RaiseBlocker(_view.Home), _all.AnswerHere];
        return _view.Mine.IsEmpty ? [_all.RaiseBlocker(_view.Home)] : [_all.ChangeAnswers, _all.RaiseBlocker(_view.Home)];
    }
}
