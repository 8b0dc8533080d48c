using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>A "no" that says what happened, whether anything was saved, and offers the next step.</summary>
public static class RefusalCard
{
    private const string Unknown = "refused.unknown";
    private const string ClosedAt = "closed";
    private const int MostSteps = 6;

    /// <summary>Beside the view's facts the words may name <c>{closed}</c>: when the check-in closes or closed.</summary>
    public static AdaptiveCard Render(RefusalView view, Words words)
    {
        var key = words.Has(view.Key + ".title") ? view.Key : Unknown;
        var spoken = Telling.Of(key, view.Facts, words, (ClosedAt, words.Time(view.Frame.At, view.Frame.ReaderZone ?? view.Frame.Zone)));
        var shown = Telling.Of(key, view.Facts, words, (ClosedAt, Clock.Time(view.Frame.At)));
        return new AdaptiveCard($"{spoken.Title}. {spoken.Text}", words.Language,
        [
            Layout.Title(MarkdownText.Escape(shown.Title, UserText.SentenceLength)),
            Rich.Line(Rich.Plain(shown.Text)) with { Spacing = Spacing.Small },
            .. view.Steps.IsEmpty ? Array.Empty<CardElement>() : [Steps(view, words)],
        ]);
    }

    private static ActionSet Steps(RefusalView view, Words words)
    {
        var buttons = new SegmentButtons(view.Frame, words);
        return Layout.Buttons([.. view.Steps.Take(MostSteps).Select((step, at) => buttons.Of(step, view.Facts, isPrimary: at == 0))]);
    }
}
