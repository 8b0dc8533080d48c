using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;

namespace OkrBot.App.Features.Setup;

/// <summary>Somebody left a team in Teams, or one of its channels. Teams tells it in the team's first channel and not in the threads of the meetings that are held
/// in the others, so each of their channel meetings is looked at: whoever is not there any more has left.</summary>
/// <remarks>Costs the tenant's people, and one request to Teams for each channel meeting of theirs. It happens seldom.</remarks>
internal sealed class ChannelPeopleMoved(IDirectory directory, ITeamCycles teams, IRoster roster, TeamPeople people) : ITurnHandler
{
    private const string Thread = ";messageid=";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var moved = (Act.MembersChanged)turn.Act;
        if (turn.Chat.Kind != ChatKind.Channel || moved.Left.IsEmpty) return Reply.None;
        var left = new List<PersonEntry>();
        await foreach (var person in directory.PeopleAsync(turn.Tenant, cancel))
            if (moved.Left.Contains(person.ChannelId)) left.Add(person);
        foreach (var id in left.SelectMany(person => person.Teams).Distinct())
            if (await GoneAsync(id, left, cancel) is { IsEmpty: false } gone)
                await people.FollowAsync(id, new PeopleMoved([], gone, null), WishOf(turn), turn.Now, cancel);
        return Reply.None;
    }

    /// <summary>Where Teams does not tell who is there, nobody has left.</summary>
    private async Task<ImmutableArray<PersonId>> GoneAsync(TeamCycleId id, List<PersonEntry> left, CancellationToken cancel)
    {
        if (await teams.FindAsync(id, cancel) is not { Team.Meeting: { } meeting } || !meeting.Chat.Value.Contains(Thread, StringComparison.Ordinal)) return [];
        if (!await people.ComeFromChatAsync(id, cancel) || await directory.FindSeriesAsync(id.Tenant, meeting.Series, cancel) is not { Removed: false } series) return [];
        if (await roster.MembersAsync(new ChatAddress(id.Tenant, meeting.Chat, series.ServiceUrl), cancel) is not { } there) return [];
        return [.. left.Where(person => person.Teams.Contains(id) && there.All(one => one.Person != person.Person)).Select(person => person.Person)];
    }

    // Events do not always have an id; the rule itself does nothing twice.
    private static string WishOf(Turn turn) => turn.ActivityId.Length > 0 ? turn.ActivityId : turn.Now.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
