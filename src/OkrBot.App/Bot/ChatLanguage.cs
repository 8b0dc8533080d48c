using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Bot;

/// <summary>In which language words are said that a whole chat reads, such as the answer to a typed command: the team's that checks in there, else
/// the one of whoever spoke. What one person alone sees (their view, a dialog, a notice, the personal chat) is in theirs and needs no look-up.</summary>
public sealed class ChatLanguage(IDirectory directory, ITeamCycles teams)
{
    /// <summary>BCP 47; null when neither is known.</summary>
    public async Task<string?> OfAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Chat.Kind == ChatKind.Personal || turn.Act is Act.Said { Privately: true }) return turn.From.Locale;
        if (await directory.FindSeriesAsync(turn.Tenant, new SeriesId(turn.Chat.Id.Value), cancel) is not { Teams: [var first, ..] }) return turn.From.Locale;
        return (await teams.FindAsync(first, cancel))?.Team.Language ?? turn.From.Locale;
    }
}
