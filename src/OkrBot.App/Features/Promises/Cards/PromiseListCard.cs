using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;
using OkrBot.Domain.Planning;

namespace OkrBot.App.Features.Promises.Cards;

/// <summary>All leaders' promises, as a programme lead reads them.</summary>
internal sealed record PromiseListView
{
    public PromiseBook Book { get; init; } = new(default, []);
    public JsonObject Data { get; init; } = [];
    public string? Typed { get; init; }

    /// <summary>Several are called as was typed; user text.</summary>
    public ImmutableArray<(PersonId Person, string Name)> Found { get; init; } = [];
    public string? Done { get; init; }
    public string? Problem { get; init; }
}

/// <summary>Each of the four points with the names of those who signed and of those who have not yet: names and no figures, for it is a promise.</summary>
internal static class PromiseListCard
{
    public const string NameField = "leaderName";
    public const string FoundField = "leaderFound";
    public const string LeaderField = "leader";

    private const int LongestName = 60;
    private const int ShortName = 30;

    public static AdaptiveCard Render(PromiseListView view, Words words)
    {
        var leaders = view.Book.Leaders;
        return new AdaptiveCard(view.Problem ?? words["list.title"], words.Language,
        [
            Layout.Title(words["list.title"]),
            new TextBlock(words["list.text"]) { Spacing = Spacing.Small },
            .. view.Done is { } done ? [Rich.Line(Rich.Plain("✓ "), Rich.Bold(done)) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            .. view.Problem is { } problem ? [Layout.Notice(Rich.Line(Rich.Bold(problem)))] : Array.Empty<CardElement>(),
            .. leaders.IsEmpty ? [Layout.Small(words["list.none"])] : Domain.Planning.Promises.Points.SelectMany(point => Part(point, leaders, words)),
            .. view.Found.IsEmpty ? Array.Empty<CardElement>() :
                [new ChoiceInput(FoundField, words["list.found"], [.. view.Found.Select(one => new Choice(UserText.Line(one.Name, LongestName), one.Person.Value))]) { Value = view.Found[0].Person.Value }.AsPart()],
            .. view.Found.IsEmpty ? [new TextInput(NameField, words["list.name"]) { MaxLength = LongestName, Value = view.Typed is { } typed ? UserText.Field(typed, LongestName) : null }.AsPart()] : Array.Empty<CardElement>(),
            Layout.Buttons(new Execute(words["button.add"], Verbs.AddLeader, (JsonObject)view.Data.DeepClone()) { IsPrimary = true, WithInputs = true }),
            .. leaders.IsEmpty ? Array.Empty<CardElement>() :
            [
                new ChoiceInput(LeaderField, words["list.which"], [.. leaders.Select(one => new Choice(UserText.Line(one.Name, LongestName), one.Leader.Value))]) { Value = leaders[0].Leader.Value, Spacing = Spacing.Medium },
                Layout.Buttons(new Execute(words["button.remove"], Verbs.RemoveLeader, (JsonObject)view.Data.DeepClone()) { WithInputs = true }),
            ],
        ]);
    }

    private static IEnumerable<CardElement> Part(PromisePoint point, ImmutableArray<LeaderPromise> leaders, Words words)
    {
        yield return Rich.Line(Rich.Bold(words[PromiseCard.Key(point)])).AsPart();
        if (leaders.Any(one => one.HasSigned(point))) yield return Names("list.signed", leaders.Where(one => one.HasSigned(point)), words);
        if (leaders.Any(one => !one.HasSigned(point))) yield return Names("list.notYet", leaders.Where(one => !one.HasSigned(point)), words);
    }

    private static RichTextBlock Names(string label, IEnumerable<LeaderPromise> leaders, Words words)
        => Rich.Line(Rich.Plain($"{words[label]} {string.Join(", ", leaders.Select(one => UserText.Line(one.Name, ShortName)))}")) with { Spacing = Spacing.Small };
}
