using OkrBot.App.Ports;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Bot;

/// <summary>How much of a team somebody sees.</summary>
public enum Sight
{
    /// <summary>Nothing: guests whom nobody listed, people of other organisations, and whoever has no identity.</summary>
    Nothing,

    /// <summary>What everyone in the tenant may read: neither restricted objectives nor what people wrote to their team.</summary>
    Open,

    /// <summary>Everything: members and the facilitator.</summary>
    Everything,
}

/// <summary>Says how much of a team the sender of a turn sees. Always from stored state and the verified sender; Teams is asked about strangers only.</summary>
public sealed class Sights(IRoster roster, IDirectory directory)
{
    public async Task<Sight> OfAsync(Turn turn, Team team, CancellationToken cancel)
    {
        if (turn.From.Person is not { } person) return Sight.Nothing;
        if (Leading.Runs(team, person)) return Sight.Everything;
        if (team.Find(person) is { } member) return team.LetsIn(member) ? Sight.Everything : Sight.Open;
        var known = await roster.MemberAsync(new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl), person, cancel);
        if (known is null || known.IsOutsiderOf(turn.Tenant)) return Sight.Nothing;
        // A chat lists people for a while whose account has ended.
        return await directory.FindPersonAsync(turn.Tenant, person, cancel) is { AccountEndedAt: not null } ? Sight.Nothing : Sight.Open;
    }

    /// <summary>What may stand in a message that everybody in the turn's chat reads. When Teams does not tell who they are: nothing.</summary>
    public async Task<Sight> OfChatAsync(Turn turn, Team team, CancellationToken cancel)
    {
        if (team.ShowToOutsiders) return Sight.Open;
        var people = await roster.MembersAsync(new ChatAddress(turn.Tenant, turn.Chat.Id, turn.Chat.ServiceUrl), cancel);
        return people is { } known && !known.Any(member => member.IsOutsiderOf(turn.Tenant)) ? Sight.Open : Sight.Nothing;
    }
}
