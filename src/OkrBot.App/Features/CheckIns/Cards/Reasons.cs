using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Features.CheckIns.Views;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>Why something is discussed, in one plain sentence that the reader need not have learnt.</summary>
internal static class Reasons
{
    /// <param name="today">The day of the check-in, where the team is.</param>
    public static string Sentence(AgendaLine line, DateOnly today, Words words)
    {
        var kr = line.KeyResult;
        return line.Reason switch
        {
            AgendaReason.ConfidenceDrop => Confidence(kr, words),
            AgendaReason.Stalled => words.Plural("reason.flat", kr.FlatFor),
            AgendaReason.NoUpdate => NoUpdate(kr, today, words),
            _ => ByRule(kr, today, words),
        };
    }

    private static string ByRule(KeyResultFacts kr, DateOnly today, Words words) => kr.Status.Rule switch
    {
        StatusRule.NoRecentUpdate => NoUpdate(kr, today, words),
        StatusRule.VeryLowConfidence or StatusRule.LowConfidence => Confidence(kr, words),
        StatusRule.BlockedForLong => words.Plural("reason.blocked", kr.BlockedFor),
        StatusRule.SaidByPerson => words["reason.said"],
        StatusRule.FarBehindPlan when kr.PlanForToday is null => words["reason.farBehind"],
        StatusRule.BehindPlan when kr.PlanForToday is null => words["reason.behind"],
        _ => KeyResultWords.State(kr with { Confidence = null }, words),
    };

    private static string Confidence(KeyResultFacts kr, Words words)
    {
        var now = words.Number(kr.Confidence ?? kr.StartConfidence);
        return kr.ConfidenceBefore is { } before && before != kr.Confidence
            ? words.Text("reason.confidenceMoved", ("now", now), ("before", words.Number(before)))
            : words.Text("reason.confidence", ("now", now));
    }

    private static string NoUpdate(KeyResultFacts kr, DateOnly today, Words words)
    {
        if (kr.LastAnswer is not { } last) return words["reason.never"];
        var weeks = (today.DayNumber - last.DayNumber) / 7;
        return weeks >= 2 ? words.Plural("reason.silent", weeks) : words.Text("reason.lastAnswer", ("date", words.Date(last)));
    }
}
