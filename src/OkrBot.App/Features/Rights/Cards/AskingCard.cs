using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Grants;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Rights.Cards;

/// <summary>Words to forward to an administrator, spoken of the bot and not by it: what to give to whom and why, what would be narrower, and the lines that do it.</summary>
internal static class AskingCard
{
    private const int MostNamed = 3;

    public static AdaptiveCard Render(AskingView view, Words words)
    {
        var title = words.Text("ask.title", ("who", RightsCard.Who([.. view.Rights.Select(one => one.Needed)], view.Rights.All(one => one.IsGiven), words)));
        return new AdaptiveCard(title, words.Language,
        [
            Layout.Title(title),
            new TextBlock(words["ask.text"]) { Spacing = Spacing.Small },
            Layout.Notice(
            [
                .. Asked(view, words),
                Rich.Labelled(words["ask.why"], Rich.Plain(words[$"right.{view.Rights[0].Needed.Part}.forward"])) with { Spacing = Spacing.Medium },
            ]),
            Layout.Buttons(new Execute(words["button.back"], Verbs.ShowRights, (JsonObject)view.Data.DeepClone())),
        ]);
    }

    /// <summary>One administrator after the other; each is named where there are two.</summary>
    private static IEnumerable<CardElement> Asked(AskingView view, Words words)
    {
        ImmutableArray<AskedRight> entra = [.. view.Rights.Where(one => one.Needed is { ExchangeRole: null, Right.Grantor: Grantor.EntraAdministrator })];
        ImmutableArray<CardElement> all =
        [
            .. view.Rights.Where(one => one.Needed.ExchangeRole is not null).SelectMany(one => OfMailboxes(one, view.Grantee, words)),
            .. entra.IsEmpty ? [] : OfEntra([.. entra.Select(one => one.Needed)], view.Grantee, words),
        ];
        ImmutableArray<CardElement> teams = [.. view.Rights.Where(one => one.Needed.Right.Grantor == Grantor.TeamsAdministrator).SelectMany(one => OfTeams(one, view.Grantee, words))];
        if (all.IsEmpty || teams.IsEmpty) return all.IsEmpty ? teams : all;
        return [Layout.Heading(words["to.entra"]), .. all, Layout.Heading(words["to.teams"]).AsPart(), .. teams];
    }

    private static IEnumerable<CardElement> OfEntra(ImmutableArray<NeededRight> needed, Grantee to, Words words)
    {
        ImmutableArray<string> names = [.. needed.Select(one => one.Right.Name)];
        return
        [
            Rich.Line(Rich.Plain(words.Plural("ask.entra", names.Length, ("rights", RightsCard.Rights(needed)), ("app", to.ClientId)))),
            .. Lines(words["way.script"], GrantingLines.PermissionScript(names, to)),
            .. Lines(words["way.entra"], GrantingLines.Permissions(names, to)),
        ];
    }

    private static IEnumerable<CardElement> OfTeams(AskedRight asked, Grantee to, Words words)
    {
        var key = asked is { IsGiven: true, Whom.IsEmpty: false } ? "ask.teams.some" : "ask.teams";
        return
        [
            Rich.Line(Rich.Plain(words.Text(key, ("right", RightsCard.Rights([asked.Needed])), ("app", to.ClientId), ("names", Names(asked, words))))),
            .. Lines(words["way.script"], GrantingLines.PolicyScript(asked.Whom, to)),
            .. Lines(words[asked.IsGiven ? "way.teams.some" : "way.teams"], GrantingLines.Policy(asked.Whom, asked.IsGiven, to)),
            Layout.Small(words["way.teams.other"]) with { Spacing = Spacing.Small },
        ];
    }

    private static IEnumerable<CardElement> OfMailboxes(AskedRight asked, Grantee to, Words words)
    {
        var (needed, name) = (asked.Needed, asked.Needed.Right.Name);
        if (asked is { IsGiven: true, Whom.IsEmpty: false })
        {
            return
            [
                Rich.Line(Rich.Plain(words.Text("ask.exchange.some", ("app", to.ClientId), ("names", Names(asked, words)), ("right", RightsCard.Rights([needed])), ("scope", words[ScopeOf(needed)])))),
                .. Lines(words["way.exchange.some"], GrantingLines.Members(asked.Whom, to)),
            ];
        }
        return
        [
            Rich.Line(Rich.Plain(words.Plural("ask.entra", 1, ("rights", RightsCard.Rights([needed])), ("app", to.ClientId)))),
            .. Lines(words["way.exchange.script"], GrantingLines.MailboxScript(name, to)),
            .. Lines(words["way.exchange"], GrantingLines.Mailboxes(needed.ExchangeRole!, to)),
            .. Lines(words["way.wide"], GrantingLines.PermissionScript([name], to)),
            .. Lines(words["way.entra"], GrantingLines.Permissions([name], to)),
        ];
    }

    /// <summary>Out of office may have a group of its own.</summary>
    private static string ScopeOf(NeededRight needed) => needed.Right.Name == NeededRights.ReadMailboxSettings ? "scope.away" : "scope.all";

    /// <summary>"Ann, Bo and 3 more".</summary>
    private static string Names(AskedRight asked, Words words)
        => RightsCard.Whom([.. asked.Whom.Select(one => one.Name).OfType<string>().Take(MostNamed)], asked.Whom.Length, words);

    private static IEnumerable<CardElement> Lines(string label, IEnumerable<string> lines) =>
    [
        Rich.Line(Rich.Bold(label)) with { Spacing = Spacing.Medium },
        .. lines.Select(line => new RichTextBlock([new TextRun(line) { Size = TextSize.Small, IsCode = true }]) { Spacing = Spacing.Small }),
    ];
}
