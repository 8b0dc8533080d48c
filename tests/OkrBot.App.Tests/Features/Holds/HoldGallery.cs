using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Cards;
using OkrBot.App.Features.Holds;
using OkrBot.App.Features.Holds.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Tests.Features.Holds;

/// <summary>Every card of the slice, in both languages.</summary>
internal static class HoldGallery
{
    public static readonly Uri File = new("https://okr.example/api/v1/holds/MTc5NDg3~8Kq2mZ.ics");

    public static readonly ImmutableArray<Checkpoint> Dates =
    [
        new(CheckpointKind.Review, new(2027, 2, 9, 8, 30, 0, TimeSpan.Zero), new(2027, 2, 9), new(9, 30), TimeSpan.FromMinutes(30), "Europe/Berlin"),
        new(CheckpointKind.Reflection, new(2027, 3, 30, 7, 30, 0, TimeSpan.Zero), new(2027, 3, 30), new(9, 30), TimeSpan.FromMinutes(30), "Europe/Berlin"),
    ];

    private static readonly (DateOnly, DateOnly) Window = (new(2026, 12, 14), new(2027, 1, 10));

    public static IReadOnlyDictionary<string, Func<AdaptiveCard>> Cards { get; } = new Dictionary<string, Func<AdaptiveCard>>(
        Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    /// <summary>Cards with this text in every place, and as full as the rules allow.</summary>
    public static IEnumerable<AdaptiveCard> Worst(string text, string language)
    {
        var words = HoldWords.In(language);
        yield return HoldNoticeCard.Render(text, new DatesView(Dates) { File = File }, HoldsWithout.Mailbox, zone: null, words);
        yield return TalkFormCard.Render(new TalkFormView(Data, new TalkForm(text, text, text), text, Window) { OnCard = true, Problem = text[..20] }, words);
        yield return LengthFormCard.Render(Data, 99_999, onCard: true, text[..20], words);
    }

    private static JsonObject Data => new() { ["cycle"] = "2027-01-04", ["g"] = "care-1", ["view"] = "8Kq2mZ" };

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = HoldWords.In(language);
        var form = new TalkFormView(Data, new TalkForm("2026-12-21", "10:00", "60"), "Europe/Berlin", Window);
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["notice-right" + end] = () => HoldNoticeCard.Render("Checkout", new DatesView(Dates) { File = File }, HoldsWithout.Right, "Europe/Berlin", words),
            ["notice-off" + end] = () => HoldNoticeCard.Render("Checkout", new DatesView(Dates) { File = File }, HoldsWithout.Off, "America/New_York", words),
            ["notice-mailbox-no-file" + end] = () => HoldNoticeCard.Render("Checkout", new DatesView([Dates[1]]), HoldsWithout.Mailbox, zone: null, words),
            ["talk-form" + end] = () => TalkFormCard.Render(form, words),
            ["talk-form-here-wrong" + end] = () => TalkFormCard.Render(form with { Form = form.Form with { Time = "10:15" }, OnCard = true, Problem = words["problem.over"] }, words),
            ["length-form" + end] = () => LengthFormCard.Render(Data, 30, onCard: false, problem: null, words),
            ["length-form-here-wrong" + end] = () => LengthFormCard.Render(Data, 5, onCard: true, words.Text("problem.length", ("least", "15"), ("most", "240")), words),
        };
    }
}
