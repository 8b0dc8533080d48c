using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Teams;

/// <summary>What others look up of a team's guests. Whom it lets take part stands in a row of their own like members, so that the daily look at accounts sees
/// them; who only looks on is written nowhere. Doing it twice changes nothing.</summary>
public sealed class GuestPlaces(IDirectory directory, IRoster roster, TeamPeople people, SharedCheckIns shared)
{
    /// <summary>After whoever runs the check-in let guests take part, or no longer. Costs one request for each guest, and one to Teams where one is not written down.</summary>
    /// <returns>The team after it.</returns>
    public async Task<TeamCycle> SettleAsync(TeamCycle state, DateTimeOffset now, CancellationToken cancel)
    {
        if (state.Team.GuestsTakePart) return await KeepAsync(state, told: null, now, cancel);
        ImmutableArray<PersonId> lookOn = [.. state.Team.Guests.Select(guest => guest.Person)];
        await shared.LetGoAsync(state, lookOn, Wish(now), now, cancel);
        await people.UnlistAsync(state, lookOn, cancel);
        return state;
    }

    /// <summary>Those who take part. Whose account has ended takes part no longer.</summary>
    /// <param name="told">Who is there, where that was read just now; null = Teams is asked where it is needed.</param>
    /// <returns><inheritdoc cref="SettleAsync" path="/returns"/></returns>
    public async Task<TeamCycle> KeepAsync(TeamCycle state, PeopleMoved? told, DateTimeOffset now, CancellationToken cancel)
    {
        var open = await UnwrittenAsync(state, cancel);
        if (open.Count == 0) return state;
        var there = told ?? await ThereAsync(state, cancel);
        var (come, gone) = (ImmutableArray.CreateBuilder<NewMember>(), ImmutableArray.CreateBuilder<PersonId>());
        foreach (var (member, entry) in open)
        {
            var known = there.Joined.FirstOrDefault(one => one.Member.Person == member.Person) ?? new NewMember(member);
            known = known with { Home = known.Home ?? entry?.Home };
            if (entry is { AccountEndedAt: not null } && !known.IsElsewhere(state.Id.Tenant)) gone.Add(member.Person);
            else come.Add(known);
        }
        await people.ListAsync(state.Id, come.ToImmutable(), there.ServiceUrl, cancel);
        return gone.Count == 0 ? state : await people.FollowAsync(state.Id, new PeopleMoved([], gone.ToImmutable(), null), Wish(now), now, cancel) ?? state;
    }

    private async Task<List<(Member Member, PersonEntry? Entry)>> UnwrittenAsync(TeamCycle state, CancellationToken cancel)
    {
        var open = new List<(Member, PersonEntry?)>();
        foreach (var guest in state.Team.Members.Where(member => member.Guest))
        {
            var entry = await directory.FindPersonAsync(state.Id.Tenant, guest.Person, cancel);
            if (entry is not { AccountEndedAt: null, Home: not null } || !entry.Teams.Contains(state.Id)) open.Add((guest, entry));
        }
        return open;
    }

    private async Task<PeopleMoved> ThereAsync(TeamCycle state, CancellationToken cancel)
    {
        if (state.Team.Meeting is not { } meeting || await directory.FindSeriesAsync(state.Id.Tenant, meeting.Series, cancel) is not { Removed: false } series) return new PeopleMoved([], [], null);
        var there = await roster.MembersAsync(new ChatAddress(state.Id.Tenant, meeting.Chat, series.ServiceUrl), cancel);
        return new PeopleMoved([.. NewMember.Of(there ?? [], state.Id.Tenant)], [], series.ServiceUrl);
    }

    private static string Wish(DateTimeOffset now) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"guests-{now.UtcTicks}");
}
