using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Cards.KeyResults;

/// <summary>What was changed on the way, in the same words on every card: "Target 45 s → 50 s, 3 Nov, Bo, learned: three stores are closed".</summary>
internal static class ChangeWords
{
    /// <summary>Older ones are counted.</summary>
    public const int Most = 3;

    /// <summary>A heading and the newest; nothing where nothing was changed.</summary>
    /// <param name="names">Whether people may be named here.</param>
    public static IEnumerable<CardElement> Part(ImmutableArray<ChangeFacts> changes, bool names, Words words)
    {
        if (changes.IsEmpty) yield break;
        yield return Layout.Heading(words["change.title"]) with { Spacing = Spacing.Medium };
        foreach (var change in changes.Take(Most)) yield return Rich.Line(Rich.Plain(Line(change, names, words))) with { Spacing = Spacing.Small };
        if (changes.Length > Most) yield return Layout.Small(StatusWords.More(changes.Length - Most, words)) with { Spacing = Spacing.Small };
    }

    public static string Line(ChangeFacts change, bool names, Words words)
    {
        var by = names && change.By.Length > 0 ? UserText.Line(change.By, 30) : "";
        string[] parts = [.. What(change, names, words), words.Date(change.Day), .. by.Length > 0 ? [by] : Array.Empty<string>(), words[Reason(change.Was.Reason)]];
        var line = string.Join(", ", parts);
        return string.IsNullOrEmpty(change.Note) ? line : $"{line}: {UserText.Line(change.Note, UserText.SentenceLength)}";
    }

    private static string Reason(ChangeReason reason) => reason switch
    {
        ChangeReason.OutsideEvent => "reason.outside",
        ChangeReason.WrongBaseline => "reason.baseline",
        ChangeReason.DroppedPriority => "reason.priority",
        ChangeReason.Learned => "reason.learned",
        ChangeReason.HandedOver => "reason.handed",
        _ => "reason.wording",
    };

    private static IEnumerable<string> What(ChangeFacts change, bool names, Words words)
    {
        if (change.Was.OldTitle is { } title) yield return words.Text("change.title.was", ("was", UserText.Line(title)));
        if (change.Was.OldWhy is not null) yield return words["change.why"];
        if (change.Was.OldAmbition is not null) yield return words[change.NewAmbition == Ambition.Committed ? "change.promised" : "change.high"];
        if (change is { Was.OldMeasure: { } was, NewMeasure: { } now })
            foreach (var part in OfMeasure(was, now, words)) yield return part;
        if (change is { Was.OldDue: { } due, NewDue: { } newDue }) yield return FromTo("change.due", words.Date(due), words.Date(newDue), words);
        if (change.Was.OldOwner is null) yield break;
        yield return names && change.OldOwner.Length > 0 && change.NewOwner.Length > 0
            ? FromTo("change.owner", UserText.Line(change.OldOwner, 30), UserText.Line(change.NewOwner, 30), words)
            : words["change.newOwner"];
    }

    private static IEnumerable<string> OfMeasure(Measure was, Measure now, Words words)
    {
        if (was.GetType() != now.GetType()) return [words["change.kind"]];
        return (was, now) switch
        {
            (Measure.Metric a, Measure.Metric b) =>
            [
                .. a.Target == b.Target && a.Unit == b.Unit ? Array.Empty<string>() : [FromTo("change.target", Amount(a.Target, a, words), Amount(b.Target, b, words), words)],
                .. a.Start == b.Start ? Array.Empty<string>() : [FromTo("change.start", Amount(a.Start, a, words), Amount(b.Start, b, words), words)],
            ],
            (Measure.Milestones, _) => [words["change.steps"]],
            (Measure.Binary, _) => [words["change.definition"]],
            (Measure.Baseline, _) => [words["change.unit"]],
            _ => [FromTo("change.limit", KeyResultWords.Limit(was, words), KeyResultWords.Limit(now, words), words)],
        };
    }

    private static string Amount(decimal number, Measure measure, Words words) => words.Amount(number, KeyResultWords.Unit(measure));

    private static string FromTo(string key, string was, string now, Words words) => words.Text(key, ("was", was), ("now", now));
}
