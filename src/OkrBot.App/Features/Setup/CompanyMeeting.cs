using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup;

/// <summary>The company began without a chat: who meets where it checks in belongs to it from then on. Told again, it changes nothing again.</summary>
internal sealed class CompanyMeeting(IRoster roster, TeamPeople people)
{
    public async Task JoinAsync(Turn turn, TeamCycleId id, CancellationToken cancel)
    {
        var present = await roster.MembersAsync(new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl), cancel) ?? [];
        var moved = new PeopleMoved([.. NewMember.Of(present, turn.Tenant)], [], turn.Chat.ServiceUrl);
        await people.FollowAsync(id, moved, turn.ActivityId + "-people", turn.Now, cancel);
    }
}
