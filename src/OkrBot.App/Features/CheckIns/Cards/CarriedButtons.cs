using System.Collections.Immutable;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>The buttons of the carried lines on one person's view, as far as the card has room: whether the oldest open promise was kept comes before
/// everything that can wait.</summary>
internal sealed class CarriedButtons(ImmutableArray<CarriedLine> lines, TalkButtons talk)
{
    private readonly Dictionary<CarriedLine, ImmutableArray<CardAction>> _given = [];

    public ImmutableArray<CardAction> Of(CarriedLine line) => _given.GetValueOrDefault(line, []);

    /// <summary>About one line at a time.</summary>
    public void AskKept(ButtonBudget budget)
    {
        if (lines.OfType<CarriedLine.Agreed>().FirstOrDefault(a => a.IsAsked) is { } asked && budget.All(talk.Kept(asked)) is { IsEmpty: false } both) _given[asked] = both;
    }

    public void Resolve(ButtonBudget budget, Func<CarriedLine.Blocked, CardAction> resolve)
    {
        foreach (var blocked in budget.Some(lines.OfType<CarriedLine.Blocked>())) _given[blocked] = [resolve(blocked)];
    }

    /// <summary>To other teams, by whoever may answer for this one.</summary>
    public void Answer(ButtonBudget budget)
    {
        foreach (var line in budget.Some(lines.Where(line => line is CarriedLine.Needed { MayAnswer: true } or CarriedLine.Linked { MayAnswer: true }))) _given[line] = [talk.AnswerLink(line)];
    }

    /// <summary>Takes back what was tapped too early.</summary>
    public void TakeBack(ButtonBudget budget)
    {
        foreach (var resolved in budget.Some(lines.OfType<CarriedLine.Resolved>())) _given[resolved] = [talk.Reopen(resolved)];
        foreach (var answered in budget.Some(lines.OfType<CarriedLine.Agreed>().Where(a => a.Kept != Kept.NotAsked))) _given[answered] = [talk.Undo(answered)];
    }
}
