using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;

namespace OkrBot.App.Features.Follows.Cards;

/// <param name="Name">User text.</param>
/// <param name="Suggested">Because people there report to the reader.</param>
internal sealed record FollowLine(TeamId Team, string Name, bool Suggested, bool Ticked);

internal sealed record FollowsView(JsonObject Data, ImmutableArray<FollowLine> Teams)
{
    /// <summary>The name that was looked for; empty = any.</summary>
    public string? Find { get; init; }
    public bool NotFound { get; init; }

    /// <summary>Which part of what was found comes next, from 1; null = this is all.</summary>
    public int? Next { get; init; }

    /// <summary>Something is kept of what the reader follows.</summary>
    public bool IsKept { get; init; }

    /// <summary>The right without which nobody can see who reports to whom.</summary>
    public string? MissingRight { get; init; }

    /// <summary>The reporting line could not be read yet.</summary>
    public bool IsBlind { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }
}

/// <summary>The teams that the reader follows, to change.</summary>
internal static class FollowsCard
{
    public const string TeamsField = "teams";
    public const string ShownField = "shown";
    public const string FindField = "find";
    public const string NextField = "next";
    public const int LongestName = 60;

    public static AdaptiveCard Render(FollowsView view, Words words)
    {
        var intro = Intro(view, words);
        return new AdaptiveCard($"{words["title"]}. {intro}", words.Language,
        [
            Layout.Title(words["title"]),
            .. view.Done is { } done ? [Rich.Line(Rich.Plain("✓ "), Rich.Bold(done)) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            new TextBlock(intro) { Spacing = Spacing.Small },
            Layout.Small(words["purpose"]) with { Spacing = Spacing.Small },
            .. Blind(view, words) is { } why ? [Layout.Small(why)] : Array.Empty<CardElement>(),
            .. view.Teams.IsEmpty ? Array.Empty<CardElement>() : [Choices(view, words)],
            new TextInput(FindField, words["find"]) { Value = view.Find is { Length: > 0 } typed ? UserText.Field(typed, LongestName) : null, MaxLength = LongestName },
            .. view.NotFound ? [new TextBlock(words[view.Find is { Length: > 0 } ? "notFound" : "noTeams"]) { Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
            .. Layout.ButtonRows(Buttons(view, words)),
        ]);
    }

    public static AdaptiveCard RenderForgotten(Words words) => new($"{words["forgotten.title"]}. {words["forgotten.text"]}", words.Language,
    [
        Layout.Title(words["forgotten.title"]),
        new TextBlock(words["forgotten.text"]) { Spacing = Spacing.Small },
        Layout.Buttons(new Execute(words["button.back"], Verbs.ShowSettings, [])),
    ]);

    private static string Intro(FollowsView view, Words words)
    {
        if (view.Teams.Any(team => team.Suggested)) return words["intro.suggested"];
        return words[view.Teams.Any(team => team.Ticked) ? "intro.chosen" : "intro.none"];
    }

    private static string? Blind(FollowsView view, Words words)
    {
        if (view.MissingRight is { } right) return words.Text("blind.right", ("right", right));
        return view.IsBlind ? words["blind.off"] : null;
    }

    private static ChoiceInput Choices(FollowsView view, Words words)
        => new(TeamsField, words["teams"], [.. view.Teams.Select(team => new Choice(Title(team, words), team.Team.Value))])
        {
            IsMultiSelect = true, Expanded = true, Value = string.Join(',', view.Teams.Where(team => team.Ticked).Select(team => team.Team.Value)),
        };

    private static string Title(FollowLine team, Words words)
        => team.Suggested ? words.Text("suggested", ("team", UserText.Line(team.Name, LongestName))) : UserText.Line(team.Name, LongestName);

    private static ImmutableArray<CardAction> Buttons(FollowsView view, Words words)
    {
        JsonObject Data(string? field = null, string? value = null)
        {
            var data = (JsonObject)view.Data.DeepClone();
            if (field is not null) data[field] = value;
            return data;
        }
        var save = new Execute(words["button.save"], Verbs.SaveFollows, Data(ShownField, string.Join(',', view.Teams.Select(team => team.Team.Value)))) { IsPrimary = true, WithInputs = true };
        var find = new Execute(words["button.find"], Verbs.FindFollows, Data()) { WithInputs = true };
        var more = new Execute(words["button.more"], Verbs.FindFollows, Data(NextField, view.Next?.ToString(CultureInfo.InvariantCulture))) { WithInputs = true };
        return
        [
            .. view.Teams.IsEmpty ? [find with { IsPrimary = true }] : new[] { save, find },
            .. view.Next is null ? Array.Empty<CardAction>() : [more],
            new Execute(words["button.back"], Verbs.ShowSettings, []),
            .. view.IsKept ? [new Execute(words["button.forget"], Verbs.ForgetFollows, Data())] : Array.Empty<CardAction>(),
        ];
    }
}
