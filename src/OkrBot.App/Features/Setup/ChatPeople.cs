using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Setup;

/// <summary>Who of a meeting's chat may belong to a team, and who of a team has left the chat.</summary>
internal sealed class ChatPeople(IDirectory directory)
{
    public static Member MemberOf(ChatMember person) => new(person.Person!.Value, PlainText.Clean(person.Name ?? ""));

    /// <summary>Members of the team behind the ids that Teams says have left. Teams tells only its own id of who left, so the person is the one of
    /// whom that id is known; somebody who never spoke to the bot is known by being in the chat no longer.</summary>
    /// <param name="left"><c>29:</c> ids.</param>
    /// <param name="present">The chat as it is now; null when Teams does not say.</param>
    public async Task<ImmutableArray<PersonId>> LeftAsync(Turn turn, Team team, ImmutableArray<string> left, ImmutableArray<ChatMember>? present, CancellationToken cancel)
    {
        var gone = ImmutableArray.CreateBuilder<PersonId>();
        if (left.IsEmpty) return [];
        var candidates = team.Members.Select(m => m.Person).Concat(team.Facilitator is { } facilitator ? [facilitator] : Array.Empty<PersonId>()).Distinct();
        foreach (var person in candidates)
        {
            if (present is { } people && people.Any(p => p.Person == person)) continue;
            var entry = await directory.FindPersonAsync(turn.Tenant, person, cancel);
            if (entry is null ? present is not null : left.Contains(entry.ChannelId)) gone.Add(person);
        }
        return gone.ToImmutable();
    }

    /// <summary>Which teams the person belongs to, for whoever asks by person.</summary>
    public async Task ListAsync(Turn turn, TeamCycleId team, Team now, IEnumerable<ChatMember> joined, IEnumerable<PersonId> left, CancellationToken cancel)
    {
        foreach (var member in joined.Where(j => j.Person is { } person && now.Find(person) is not null))
            await directory.ChangePersonAsync(turn.Tenant, member.Person!.Value, entry =>
            {
                var known = entry ?? new PersonEntry(turn.Tenant, member.Person.Value, member.ChannelId, member.Name, null, turn.Chat.ServiceUrl, null, null, []);
                return known.Teams.Contains(team) ? known : known with { Teams = known.Teams.Add(team) };
            }, cancel);
        foreach (var person in left.Where(person => now.Find(person) is null))
            if (await directory.FindPersonAsync(turn.Tenant, person, cancel) is { } known && known.Teams.Contains(team))
                await directory.ChangePersonAsync(turn.Tenant, person, entry => (entry ?? known) with { Teams = (entry ?? known).Teams.Remove(team) }, cancel);
    }
}
