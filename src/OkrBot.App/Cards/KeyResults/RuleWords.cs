using OkrBot.App.Bot;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Cards.KeyResults;

/// <summary>A status with the rule that gave it, in one sentence: "At risk: 38% behind the plan for today, 67.5 s".</summary>
internal static class RuleWords
{
    /// <summary>The status and, after a colon, why.</summary>
    public static (string Status, string Why) Sentence(KeyResultFacts kr, Words words) => (StatusWords.Mark(kr.Status.Status, words).Words, Why(kr, words));

    private static string Why(KeyResultFacts kr, Words words)
    {
        var why = kr.Status.Rule switch
        {
            StatusRule.NoRecentUpdate => kr.LastAnswer is { } day ? words.Text("rule.silent", ("date", words.Date(day))) : words["rule.never"],
            StatusRule.FarBehindPlan or StatusRule.BehindPlan => Plan("rule.behind", kr, words),
            StatusRule.VeryLowConfidence or StatusRule.LowConfidence => words.Text("rule.confidence", ("confidence", words.Number(kr.Confidence ?? kr.StartConfidence))),
            StatusRule.BlockedForLong => words["rule.blocked"],
            StatusRule.SaidByPerson => words["rule.said"],
            _ => kr.Status.Behind is null ? words["rule.fine"] : Plan(kr.Status.Behind < 0 ? "rule.ahead" : "rule.near", kr, words),
        };
        return kr.Status.PastDue ? $"{why}, {words["state.pastDue"]}" : why;
    }

    private static string Plan(string key, KeyResultFacts kr, Words words)
    {
        var said = words.Text(key, ("percent", words.Percent(Math.Abs(kr.Status.Behind ?? 0))));
        return kr.PlanForToday is { } plan ? $"{said}, {KeyResultWords.RoughAmount(plan, kr.Measure, words)}" : said;
    }
}
