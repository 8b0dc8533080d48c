using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Alignment.Cards;

/// <param name="Own">Title of what is linked; user text.</param>
/// <param name="Typed">Of the other team's name.</param>
internal sealed record FindTeamView(LinkKey Key, string Own, string? Typed)
{
    public string? Problem { get; init; }
}

/// <summary>Asks for the other team's name.</summary>
internal static class FindTeamCard
{
    public const string NameField = "teamName";
    public const int LongestName = 100;

    public static AdaptiveCard Render(FindTeamView view, Words words) => new(view.Problem ?? words[Title(view.Key)], words.Language,
    [
        Layout.Title(words[Title(view.Key)]),
        LinkForms.Below(view.Own),
        .. LinkForms.Told(done: null, view.Problem),
        LinkForms.Line(NameField, "label.team", view.Typed, LongestName, words),
        Layout.Buttons(new Execute(words["button.find"], Verbs.FindLinkTeam, view.Key.ToData()) { IsPrimary = true, WithInputs = true }, Back(view.Key, words)),
    ]);

    public static string Title(LinkKey key) => key.Kind == LinkKind.Needs ? "make.needs" : "make.helps";

    public static Execute Back(LinkKey key, Words words) => new(words["button.back"], Verbs.ShowLinks, key.Plain.ToData());
}

/// <param name="Teams">User text beside each.</param>
internal sealed record ChooseTeamView(LinkKey Key, string Own, ImmutableArray<(TeamId Team, string Name)> Teams);

/// <summary>Several teams are called so.</summary>
internal static class ChooseTeamCard
{
    public const string TeamField = "chosenTeam";

    public static AdaptiveCard Render(ChooseTeamView view, Words words) => new(words["label.whichTeam"], words.Language,
    [
        Layout.Title(words[FindTeamCard.Title(view.Key)]),
        LinkForms.Below(view.Own),
        LinkForms.Choose(TeamField, "label.whichTeam", view.Teams[0].Team.Value, [.. view.Teams.Select(t => new Choice(UserText.Line(t.Name, 60), t.Team.Value))], words) with { Expanded = true },
        .. view.Teams.Length < LinkTargets.MostTeams ? Array.Empty<CardElement>() : [Layout.Small(words["choose.more"])],
        .. Layout.ButtonRows(
        [
            new Execute(words["button.next"], Verbs.ChooseLinkTeam, view.Key.ToData()) { IsPrimary = true, WithInputs = true },
            new Execute(words["button.otherName"], Verbs.StartLink, view.Key.ToData()),
            FindTeamCard.Back(view.Key, words),
        ]),
    ]);
}

/// <param name="Team">The other one's name; user text, as all titles.</param>
internal sealed record WhatView(LinkKey Key, string Own, string Team, ImmutableArray<LinkTarget> Targets)
{
    public string? Chosen { get; init; }
    public string? Why { get; init; }
    public string? Problem { get; init; }
}

/// <summary>Asks for what of the other team, and why.</summary>
internal static class WhatCard
{
    public const string WhatField = "what";
    public const string WhyField = "linkWhy";

    // Thirteen objectives with five long key results each would be taken by no client.
    public static AdaptiveCard Render(WhatView view, Words words) => LinkForms.Fit(letters => Card(view, letters, words), UserText.TitleLength, 40, 20);

    private static AdaptiveCard Card(WhatView view, int letters, Words words)
    {
        var isNeed = view.Key.Kind == LinkKind.Needs;
        return new AdaptiveCard(view.Problem ?? $"{words[FindTeamCard.Title(view.Key)]} {UserText.Line(view.Team, 40)}", words.Language,
        [
            Layout.Title(words.Text(isNeed ? "make.needsOf" : "make.helpsOf", ("team", MarkdownText.Escape(view.Team, 40)))),
            LinkForms.Below(view.Own),
            .. LinkForms.Told(done: null, view.Problem),
            LinkForms.Choose(WhatField, isNeed ? "label.needsWhat" : "label.helpsWhat", view.Chosen ?? view.Targets[0].Value, [.. view.Targets.Take(letters * 2).Select(target => Choice(target, letters))], words),
            LinkForms.Line(WhyField, isNeed ? "label.needsWhy" : "label.helpsWhy", view.Why, Linking.LongestWhy, words),
            Layout.Small(words[isNeed ? "make.needsHint" : "make.helpsHint"]) with { Spacing = Spacing.Small },
            Layout.Buttons(new Execute(words[isNeed ? "button.ask" : "button.save"], Verbs.SaveLink, view.Key.ToData()) { IsPrimary = true, WithInputs = true }, FindTeamCard.Back(view.Key, words)),
        ]);
    }

    private static Choice Choice(LinkTarget target, int letters) => new((target.IsKeyResult ? "– " : "") + UserText.Line(target.Title, letters), target.Value);
}
