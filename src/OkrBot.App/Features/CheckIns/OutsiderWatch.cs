using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Tells whether somebody who looks must not see the teams' lists.</summary>
internal sealed class OutsiderWatch(RoomFinder finder)
{
    /// <summary>A guest, somebody without an account or of another organisation, where not every team shows its lists to them. Asks storage only
    /// about people whom no team lists.</summary>
    public async Task<bool> IsOutsiderAsync(CardPress press, ImmutableArray<TeamPress> on, CancellationToken cancel)
    {
        if (press.Turn.Chat.Kind == ChatKind.Personal || on.IsEmpty || on.All(one => one.State.Team.ShowToOutsiders)) return false;
        if (press.Turn.From.Person is not { } person) return true;
        if (on.Any(one => Authority.MemberOnly(one.State.Team, person) is null)) return false;
        if (on.Any(one => Authority.MemberOnly(one.State.Team, person) is GuestsLookOnly)) return true;
        if (on[0].Press.OccurrenceIn(on[0].State) is not { } occurrence) return true;
        return await finder.FindRoomAsync(press.Turn.Tenant, occurrence, cancel) is not { } room
            || room.Outsiders.Contains(press.Turn.From.ChannelId, StringComparer.Ordinal) || room.Outsiders.Contains(RoomPeople.Everybody, StringComparer.Ordinal);
    }
}
