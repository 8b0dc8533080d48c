using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Holds.Cards;

/// <summary>Says when review and reflection are, and why they are in nobody's calendar.</summary>
internal static class HoldNoticeCard
{
    /// <param name="team">User text.</param>
    /// <param name="zone">Of who reads, IANA; null = not known.</param>
    public static AdaptiveCard Render(string team, DatesView dates, HoldsWithout why, string? zone, Words words)
    {
        var reason = words[why switch
        {
            HoldsWithout.Mailbox => "notice.mailbox",
            HoldsWithout.Off => "notice.off",
            _ => "notice.right",
        }];
        var text = words.Text("notice.text", ("team", MarkdownText.Escape(team, 60)));
        return new AdaptiveCard($"{words["notice.title"]} {text}", words.Language,
        [
            Layout.Title(words["notice.title"]),
            new TextBlock(text) { Spacing = Spacing.Small },
            .. dates.Dates.Select(date => Rich.Line(Rich.Bold(DatesPart.Say(date, zone, words))) with { Spacing = Spacing.Small }),
            new TextBlock($"{reason} {words[dates.File is null ? "notice.noFile" : "notice.file"]}") { Spacing = Spacing.Medium },
            .. dates.File is { } file ? [Layout.Buttons(DatesPart.File(file, words) with { IsPrimary = true })] : Array.Empty<CardElement>(),
            Layout.Small(words["notice.why"]),
        ]);
    }
}
