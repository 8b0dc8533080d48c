using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Domain;

namespace OkrBot.App.Features.Blockers;

/// <summary>What stands in the form, and why it is shown again.</summary>
internal sealed record BlockerForm(CardKey Key, string Team, ImmutableArray<(KeyResultId Id, string Title)> KeyResults, string? About, string? Need, string? From, string? Problem, bool OnCard)
{
    /// <summary>Of the team, beside the one who asks. User text.</summary>
    public ImmutableArray<(PersonId Person, string Name)> People { get; init; } = [];

    /// <summary>Who of them is chosen.</summary>
    public string? Person { get; init; }
}

internal static class BlockerCard
{
    public const string NeedField = "need";
    public const string FromField = "from";
    public const string AboutField = "about";

    /// <summary>Somebody on the team.</summary>
    public const string PersonField = "fromPerson";
    /// <summary>No key result in particular; a choice without a value cannot be chosen.</summary>
    public const string WholeTeam = "-";

    /// <summary>Nobody on the team.</summary>
    public const string Nobody = "-";
    public const int LongestNeed = 300;
    public const int LongestFrom = 100;

    /// <summary>Longer lists nobody reads; a name can be typed.</summary>
    private const int MostPeople = 60;

    public static AdaptiveCard Render(BlockerForm form, Words words)
    {
        var body = ImmutableArray.CreateBuilder<CardElement>();
        body.Add(new TextBlock(words.Text("form.title")) { Size = TextSize.Large, Weight = TextWeight.Bolder, Heading = true });
        if (form.Problem is { } problem)
            body.Add(new Container([new RichTextBlock([new TextRun(problem) { Weight = TextWeight.Bolder }])]) { Style = ContainerStyle.Emphasis });
        body.Add(new TextInput(NeedField, words.Text("form.need"))
        {
            IsRequired = true, MaxLength = LongestNeed, Value = form.Need, ErrorMessage = words.Text("form.need.error"), Placeholder = words.Text("form.need.example"),
        });
        body.AddRange(From(form, words));
        body.Add(new ChoiceInput(AboutField, words.Text("form.about"), [new Choice(words.Text("form.about.none"), WholeTeam), .. form.KeyResults.Select(k => new Choice(UserText.Line(k.Title), k.Id.Value))]) { Value = form.About ?? WholeTeam });
        return new AdaptiveCard(words.Text("form.title"), words.Culture.TwoLetterISOLanguageName, body.ToImmutable()) { Actions = Buttons(form, words) };
    }

    /// <summary>Chosen or typed: a card cannot require one of two, so the server does.</summary>
    private static IEnumerable<CardElement> From(BlockerForm form, Words words)
    {
        var typed = new TextInput(FromField, words.Text("form.from"))
        {
            IsRequired = true, MaxLength = LongestFrom, Value = form.From, ErrorMessage = words.Text("form.from.error"), Placeholder = words.Text("form.from.example"),
        };
        if (form.People.IsEmpty) return [typed];
        ImmutableArray<Choice> people = [new Choice(words["form.person.none"], Nobody), .. form.People.Take(MostPeople).Select(p => new Choice(UserText.Line(p.Name), p.Person.Value))];
        return
        [
            new ChoiceInput(PersonField, words["form.person"], people) { Value = form.Person ?? Nobody },
            typed with { Label = words["form.orFrom"], IsRequired = false },
        ];
    }

    private static ImmutableArray<CardAction> Buttons(BlockerForm form, Words words) => form.OnCard
        ?
        [
            new Execute(words.Text("form.save"), Verbs.SaveBlocker, form.Key.ToData()) { IsPrimary = true, WithInputs = true },
            new Execute(words.Text("form.back"), Verbs.View, form.Key.ToData()),
        ]
        : [new SubmitDialog(words.Text("form.save"), Verbs.SaveBlocker, form.Key.ToData()) { IsPrimary = true }];
}
