using OkrBot.App.Bot;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Reminders;

/// <summary>The bot was added to a person's own chat, or removed from it.</summary>
internal sealed class Reachability(IDirectory directory) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Chat.Kind != ChatKind.Personal || turn.From.Person is not { } person) return Reply.None;
        var lost = turn.Act is Act.Removed ? "removed" : null;
        await directory.ChangePersonAsync(turn.Tenant, person, entry => WishDesk.EntryOf(entry, turn, person) with { PersonalChat = turn.Chat.Id, Unreachable = lost }, cancel);
        return Reply.None;
    }
}
