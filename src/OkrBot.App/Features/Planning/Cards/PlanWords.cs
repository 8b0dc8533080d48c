using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.Planning.Views;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning.Cards;

/// <summary>A plan's facts in the same words on all its cards.</summary>
internal static class PlanWords
{
    private const int MostLessons = 3;

    public static string State(ObjectiveState state, Words words) => words[state switch
    {
        ObjectiveState.Active => "state.active",
        ObjectiveState.Draft => "state.draft",
        ObjectiveState.Stopped => "state.stopped",
        _ => "state.closed",
    }];

    /// <summary>"9 → 3 days", "at least 98%", "5 steps".</summary>
    public static string Measured(Measure measure, Words words) => measure switch
    {
        Measure.Metric m => words.Text("measure.number", ("start", words.Number(m.Start)), ("target", words.Amount(m.Target, KeyResultWords.Unit(m)))),
        Measure.Milestones m => words.Plural("measure.steps", m.Steps.Length),
        Measure.Binary => words["measure.done"],
        Measure.Baseline m => words.Text("measure.find", ("unit", KeyResultWords.Unit(m))),
        _ => KeyResultWords.Limit(measure, words),
    };

    public static string Owner(PlannedKeyResult keyResult, Words words) => UserText.Line(keyResult.Owner, 30) is { Length: > 0 } name ? name : words["owner.none"];

    /// <summary>"Median time to pay · 74 → 45 s · 3 Jan · Chidi".</summary>
    public static RichTextBlock Line(PlannedKeyResult keyResult, Words words) => Rich.Line(
        Rich.Plain("•\u00A0" + UserText.Line(keyResult.Title)),
        Rich.Subtle($" · {Measured(keyResult.Measure, words)} · {words.Date(keyResult.Due)} · {Owner(keyResult, words)}")) with { Spacing = Spacing.Small };

    /// <summary>Null when nothing is.</summary>
    public static string? Missing(Refusal? missing, Words words) => missing switch
    {
        null => null,
        NoKeyResultYet => words["missing.keyResult"],
        OwnersMissing => words["missing.owner"],
        MeasuresIncomplete => words["missing.measure"],
        TooManyKeyResults many => words.Text("no.keyResults", ("most", words.Number(many.Most))),
        LiaisonsMissing => words["missing.contact"],
        _ => words["missing.due"],
    };

    public static WordingLists Lists(Words words) => WordingLists.Of(words["wording.activities"], words["wording.vague"]);

    /// <summary>What a title could say better: each explains itself, none blocks.</summary>
    public static IEnumerable<CardElement> Remarks(ImmutableArray<WordingRemark> remarks, Words words) => remarks.Select(remark => Rich.Labelled(words["remark.label"], Rich.Plain(remark.Hint switch
    {
        WordingHint.Activity => words.Text("remark.activity", ("word", UserText.Line(remark.Word ?? "", 30))),
        WordingHint.Vague => words.Text("remark.vague", ("word", UserText.Line(remark.Word ?? "", 30))),
        _ => words["remark.noNumber"],
    })) with { Spacing = Spacing.Small });

    /// <summary>What was learned in the weeks before, once more before something new begins.</summary>
    public static IEnumerable<CardElement> Lessons(ImmutableArray<string> lessons, Words words) => lessons.Take(MostLessons)
        .Select(lesson => Rich.Labelled(words["lesson.label"], Rich.Plain(UserText.Line(lesson, UserText.SentenceLength))) with { Spacing = Spacing.Small });

    /// <summary>What was just done, and what was not.</summary>
    public static IEnumerable<CardElement> Told(string? done, string? problem)
    {
        if (done is not null) yield return Rich.Line(Rich.Plain("✓ "), Rich.Bold(done)) with { Spacing = Spacing.Medium };
        if (problem is not null) yield return Layout.Notice(Rich.Line(Rich.Bold(problem)));
    }

    /// <summary>Empty for those who may.</summary>
    public static IEnumerable<CardElement> WhoMay(bool may, string runner, Words words)
    {
        if (may) yield break;
        var text = UserText.Line(runner, 40) is { Length: > 0 } name ? words.Text("who.runs", ("name", name)) : words["who.nobody"];
        yield return Rich.Line(Rich.Subtle(text)) with { Spacing = Spacing.Medium };
    }
}
