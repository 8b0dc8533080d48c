using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup;

/// <param name="Name">Of the team; user text.</param>
/// <param name="Text">What is so now; escaped.</param>
/// <param name="View">New in every rendered view.</param>
internal sealed record ConnectedView(TeamCycleId Team, string Name, string Text, string View)
{
    /// <summary>There is something to check in on.</summary>
    public bool HasObjectives { get; init; }

    /// <summary>Objectives are written, and the next card is looked at, in the personal chat only.</summary>
    public bool IsPersonal { get; init; }
}

/// <summary>A team checks in at a meeting now: without objectives there is nothing to check in on, so those come next.</summary>
internal static class ConnectedCard
{
    public static AdaptiveCard Render(ConnectedView view, Words words)
    {
        var next = view switch { { HasObjectives: true } => null, { IsPersonal: true } => "connected.next", _ => "connected.nextInPerson" };
        return new AdaptiveCard(words.Text("connected.spoken", ("team", UserText.Line(view.Name))), words.Language,
        [
            Layout.Title(MarkdownText.Escape(view.Name)),
            new TextBlock(view.Text) { Spacing = Spacing.Small },
            .. next is null ? Array.Empty<CardElement>() : [new TextBlock(words[next]) { Spacing = Spacing.Medium }],
            .. Layout.FirstAlone(Buttons(view, words)),
        ]);
    }

    // What only works with objectives, or elsewhere, is not offered.
    private static ImmutableArray<CardAction> Buttons(ConnectedView view, Words words)
    {
        var key = new OkrKey(view.Team.Team, view.Team.Cycle);
        var settings = new Execute(words["button.settings"], Verbs.ShowSettings, key.ToData(view.View));
        return view switch
        {
            { IsPersonal: false } => [settings],
            { HasObjectives: true } => [new Execute(words["button.preview"], Verbs.ShowPreview, new() { [ConnectCard.TeamField] = view.Team.Team.Value }) { IsPrimary = true }, settings],
            _ => [new Execute(words["button.plan"], Verbs.ShowPlan, key.ToData(view.View)) { IsPrimary = true }, settings],
        };
    }
}
