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

    /// <summary>The words are <c>{key}.title</c> and <c>{key}.text</c>. Beside the view's facts they may name <c>{closed}</c>, the time at which the check-in closes or closed.</summary>
    public static AdaptiveCard Render(RefusalView view, Words words)
    {
        var spoken = Read(view, words.Time(view.Frame.At, view.Frame.Zone), words);
        var shown = Read(view, Clock.Time(view.Frame.At), words);
        return new AdaptiveCard($"{spoken.Title}. {spoken.Text}", words.Language,
        [
            Layout.Title(MarkdownText.Escape(shown.Title, UserText.SentenceLength)),
            Rich.Line(Rich.Plain(shown.Text)) with { Spacing = Spacing.Small },
            .. view.Steps.IsEmpty ? Array.Empty<CardElement>() : [Steps(view, words)],
        ]);
    }

    private static (string Title, string Text) Read(RefusalView view, string closed, Words words)
        => ProblemPart.Read(view.Key, view.Facts, Unknown, words, (ClosedAt, closed));

    private static ActionSet Steps(RefusalView view, Words words)
    {
        var buttons = new SegmentButtons(view.Frame, words);
        return new ActionSet([.. view.Steps.Take(MostSteps).Select((step, at) => buttons.Of(step, view.Facts, isPrimary: at == 0))]) { Spacing = Spacing.Medium };
    }
}
