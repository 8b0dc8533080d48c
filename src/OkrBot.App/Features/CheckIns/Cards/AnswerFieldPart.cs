using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Cards.KeyResults;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>One key result of a form: its state, its fields, and behind "More" what few need.</summary>
/// <param name="Hidden">Name of the part that a "More" shows; null when all is in sight.</param>
internal sealed record AnswerFieldPart(ImmutableArray<CardElement> Elements, string? Hidden)
{
    /// <summary>With its place in a list of elements and, if it hides something, in the list of a "More".</summary>
    public int Bytes => Elements.Sum(element => CardJson.Weigh(element) + 1) + (Hidden?.Length + 3 ?? 0);

    private const int HostLength = 40;

    /// <param name="withMore">Offers a note and a pause; without it they are there only when something stands in them.</param>
    /// <param name="toggle">A "More" of its own.</param>
    public static AnswerFieldPart Render(AnswerField field, bool showOwner, bool withMore, bool toggle, Words words)
    {
        // Without a "More" there is nowhere to change the number, so it stands in sight.
        if (!withMore) field = field with { TakesArrived = false };
        var more = More(field, words);
        var hasMore = withMore || more.IsVisible;
        return new AnswerFieldPart(
        [
            Head(field, showOwner, words),
            .. Source(field, words),
            .. ValueInputs.Render(field, words),
            .. field.AskNote ? [RequiredNote(field, words)] : Array.Empty<CardElement>(),
            .. field.AskNextStep ? NextStep(field, words) : NoStep(field, words),
            .. toggle && !more.IsVisible ? [Layout.Buttons(Toggle(field, words)) with { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
            .. hasMore ? [more] : Array.Empty<CardElement>(),
        ], withMore && !more.IsVisible ? more.Id : null);
    }

    private static Container Head(AnswerField field, bool showOwner, Words words) => new Container(
    [
        KeyResultPart.TitleLine(field.KeyResult, words, showOwner),
        Rich.Line([Rich.Subtle(KeyResultWords.Course(field.KeyResult, words)), .. KeyResultPart.TeamOf(field.KeyResult)]) with { Spacing = Spacing.None },
    ]).AsPart();

    /// <summary>What arrived by itself, and where the number can be looked up.</summary>
    private static IEnumerable<CardElement> Source(AnswerField field, Words words)
    {
        if (KeyResultWords.Arrived(field.KeyResult, words) is { Length: > 0 } arrived)
            yield return Rich.Line(Rich.Bold(words.Culture.TextInfo.ToUpper(arrived[0]) + arrived[1..])) with { Spacing = Spacing.Small };
        if (field.KeyResult.Source is { } url)
            yield return Layout.Small(MarkdownText.Link(words.Text("source.link", ("host", MarkdownText.Escape(url.Host, HostLength))), url)) with { Spacing = Spacing.Small };
    }

    private static ToggleVisibility Toggle(AnswerField field, Words words) => new(words["button.more"], [InputIds.More(field.Name)])
    {
        Tooltip = words.Text("button.moreFor", ("kr", KeyResultWords.Title(field.KeyResult))),
    };

    private static TextInput RequiredNote(AnswerField field, Words words) => Note(field, words["input.noteAsked"], words) with
    {
        IsRequired = true,
        ErrorMessage = words["input.noteError"],
    };

    private static TextInput Note(AnswerField field, string label, Words words) => new(InputIds.Note(field.Name), label)
    {
        Value = field.Note is { } note ? UserText.Field(note, InputLimits.Note) : null,
        Placeholder = words["input.noteHint"],
        MaxLength = InputLimits.Note,
    };

    private static CardElement[] NextStep(AnswerField field, Words words)
    {
        var kr = field.Name;
        return
        [
            new TextBlock(words["form.nextStep"]) { Spacing = Spacing.Medium },
            Line(InputIds.If(kr), words["input.if"], field.If) with { Spacing = Spacing.Small },
            Line(InputIds.Then(kr), words["input.then"], field.Then),
            new DateInput(InputIds.By(kr), words["input.by"], Iso(field.By)),
        ];
    }

    private static IEnumerable<CardElement> NoStep(AnswerField field, Words words) => field.OpenSteps.IsEmpty
        ? []
        : [new TextBlock(words["form.stepsFull"]) { Spacing = Spacing.Medium }, .. AgreedPart.Open(field.OpenSteps, words)];

    /// <summary>Open from the start when something stands in it: what was typed is never out of sight.</summary>
    private static Container More(AnswerField field, Words words)
    {
        var quiet = new DateInput(InputIds.Quiet(field.Name), words["input.quiet"], Iso(field.QuietUntil));
        ImmutableArray<CardElement> number = field.TakesArrived ? [ValueInputs.Number(field, words)] : [];
        return new Container(field.AskNote ? [.. number, quiet] : [.. number, Note(field, words["input.note"], words), quiet])
        {
            Id = InputIds.More(field.Name),
            IsVisible = field.QuietUntil is not null || (!field.AskNote && !string.IsNullOrEmpty(field.Note)),
            Spacing = Spacing.Small,
        };
    }

    private static TextInput Line(string id, string label, string? typed) => new(id, label)
    {
        Value = typed is null ? null : UserText.Field(typed, InputLimits.NextStep),
        MaxLength = InputLimits.NextStep,
    };

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
