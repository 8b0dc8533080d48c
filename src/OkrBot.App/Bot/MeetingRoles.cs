using OkrBot.App.Ports;

namespace OkrBot.App.Bot;

/// <summary>Who runs a Teams meeting, asked of Teams each time: roles are never kept.</summary>
public sealed class MeetingRoles(IRoster roster, IDirectory directory)
{
    /// <summary>Whether the sender is the organiser or a presenter of the meeting in whose chat the turn happened. False where Teams does not tell.</summary>
    public async Task<bool> RunsMeetingAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } person || turn.Chat.MeetingId is not { } meeting) return false;
        var asked = await roster.ParticipantAsync(new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl), meeting, person, cancel);
        // Teams names whoever organised a meeting also after their account has ended.
        if (await directory.FindPersonAsync(turn.Tenant, person, cancel) is { AccountEndedAt: not null }) return false;
        return asked?.Role is { } role && (role.Equals("Organizer", StringComparison.OrdinalIgnoreCase) || role.Equals("Presenter", StringComparison.OrdinalIgnoreCase));
    }
}
