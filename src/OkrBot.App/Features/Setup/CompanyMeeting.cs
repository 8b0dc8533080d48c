using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>The company began without a chat: who meets where it checks in belongs to it from then on. Told again, it changes nothing again.</summary>
internal sealed class CompanyMeeting(ITeamCycles teams, IRoster roster, ChatPeople chatPeople)
{
    public async Task JoinAsync(Turn turn, TeamCycleId id, CancellationToken cancel)
    {
        var present = await roster.MembersAsync(new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl), cancel) ?? [];
        ImmutableArray<ChatMember> joined = [.. present.Where(p => !p.IsOutsiderOf(turn.Tenant))];
        var stamp = new CommandStamp(turn.ActivityId + "-people", turn.From.Person, turn.Now);
        var change = await teams.ChangeAsync(id, stamp, state => Rostering.Decide(state, new RosterChanged([.. joined.Select(ChatPeople.MemberOf)], []), turn.Now), cancel);
        if (change is Change.Saved saved) await chatPeople.ListAsync(turn, id, saved.State.Team, joined, [], cancel);
    }
}
