using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;

namespace OkrBot.App.Features.Help;

/// <param name="Commands">Those that work here, the likeliest first.</param>
/// <param name="IsUnknown">What was said is no command.</param>
/// <param name="Nearest">What may have been meant; null = nothing near.</param>
/// <param name="Language">BCP 47, as Teams told it.</param>
internal sealed record HelpView(ImmutableArray<CommandRoute> Commands, bool IsUnknown, NearCommand? Nearest, bool IsPersonal, string? Language);

internal static class HelpCard
{
    /// <summary>Names the command in a button's data.</summary>
    public const string CommandField = "command";
    private const int MostButtons = 5;

    public static AdaptiveCard Render(HelpView view, Words words) => new(Spoken(view, words), words.Language,
    [
        Layout.Title(words["title"]),
        .. view.IsUnknown ? [Unknown(view, words)] : Array.Empty<CardElement>(),
        new TextBlock(words["intro"]) { Spacing = Spacing.Small },
        .. view.Commands.Select((command, at) => Rich.Labelled(CommandWords.Name(command, view.Language), Rich.Plain(CommandWords.Description(command, view.Language)))
            with { Spacing = at == 0 ? Spacing.Medium : Spacing.Small }),
        Layout.Small(words[Stop(view)]) with { Spacing = Spacing.Medium },
        .. Layout.ButtonRows(Buttons(view)),
    ]);

    private static Container Unknown(HelpView view, Words words)
        => Layout.Notice(new TextBlock(view.Nearest is { } near ? words.Text("nearest", ("command", near.Name)) : words["unknown"]));

    /// <summary>What was meant comes first; help itself needs no button.</summary>
    private static ImmutableArray<CardAction> Buttons(HelpView view)
    {
        var meant = view.Nearest?.Route;
        var rest = view.Commands.Where(c => c != meant && c.Name != CommandMatcher.Help).Select(c => Button(c, CommandWords.Name(c, view.Language)));
        return [.. meant is null || meant.Name == CommandMatcher.Help ? [] : new[] { Button(meant, view.Nearest!.Name) with { IsPrimary = true } }, .. rest.Take(MostButtons - (meant is null ? 0 : 1))];
    }

    private static Execute Button(CommandRoute command, string name) => new(Capital(name), Verbs.SayCommand, new JsonObject { [CommandField] = command.Name });

    /// <summary>As a title is written: "My OKRs".</summary>
    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace("okrs", "OKRs", StringComparison.Ordinal);

    private static string Stop(HelpView view) => view.IsPersonal ? "stop.personal" : "stop.group";

    /// <summary>The same for clients that draw no cards; they read no Markdown there.</summary>
    private static string Spoken(HelpView view, Words words)
    {
        var first = !view.IsUnknown ? "" : (view.Nearest is { } near ? words.Text("spoken.nearest", ("command", near.Name)) : words["unknown"]) + " ";
        return $"{first}{words["intro"]} {string.Join(", ", view.Commands.Select(c => CommandWords.Name(c, view.Language)))}. {words[Stop(view)]}";
    }
}
