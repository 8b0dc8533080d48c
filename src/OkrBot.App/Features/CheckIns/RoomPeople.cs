using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Who is in a meeting's chat, as far as its card needs it: whose clients refresh by themselves, and who must not see the lists.</summary>
internal sealed class RoomPeople(IRoster roster)
{
    /// <summary>Teams takes no more.</summary>
    public const int MostRefreshers = 60;

    /// <summary>Stands for everybody who is not on a team's list.</summary>
    public const string Everybody = "*";
    private const int MostOutsiders = 100;

    /// <summary>Those who have something to answer refresh first, then other members; only so many can, everybody else has the button.
    /// When Teams does not tell who is there, anybody may be.</summary>
    public async Task<Room> ReadAsync(Room room, ImmutableArray<TeamCycle> states, CancellationToken cancel)
    {
        if (await roster.MembersAsync(new ChatAddress(room.Tenant, room.Chat, room.ServiceUrl), cancel) is not { } people)
            return room with { Outsiders = [Everybody], RosterMissing = true };
        var outsiders = people.Where(p => p.IsOutsiderOf(room.Tenant)).Select(p => p.ChannelId).ToImmutableArray();
        return room with
        {
            Refreshers = [.. people.OrderBy(p => RankOf(p, room.Tenant, states)).Select(p => p.ChannelId).Take(MostRefreshers)],
            Outsiders = outsiders.Length <= MostOutsiders ? outsiders : [Everybody],
            RosterMissing = false,
        };
    }

    private static int RankOf(ChatMember one, TenantId tenant, ImmutableArray<TeamCycle> states)
    {
        if (one.IsOutsiderOf(tenant) || one.Person is not { } person) return 3;
        if (states.Any(s => s.ActiveKeyResults.Any(k => k.Owner == person))) return 0;
        return states.Any(s => s.Team.Find(person) is not null || s.Team.Facilitator == person) ? 1 : 2;
    }
}
