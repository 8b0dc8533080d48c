using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Features.Rosters.Cards;
using OkrBot.App.Ports;
using OkrBot.App.Teams;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Rosters;

/// <summary>People who can be put on the list by hand, found by name, and those who can be taken off it.</summary>
internal sealed class OpenList(RosterDesk desk, PeopleFinder people) : ITurnHandler
{
    private const int MostFound = 12;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (state, no) = await desk.FindAsync(turn, cancel);
        if (state is null) return no;
        var data = CardData.Of(turn.Act);
        var typed = PlainText.Clean(data.Text(ListCard.FindField), ListCard.LongestName);
        var entry = await desk.Entries.FindAsync(turn.Tenant, state.Id.Team, cancel);
        var known = await people.FindAsync(turn.Tenant, typed, MostFound + state.Team.Members.Length, turn.Now, cancel);
        var view = new ListView(RosterDesk.Data(turn, state), state.Team.Name, typed)
        {
            Found = [.. known.Where(one => one.AccountEndedAt is null && state.Team.Find(one.Person) is null).Take(MostFound).Select(one => (one.Person, one.Name ?? ""))],
            Listed = [.. state.Team.Members.Where(one => state.Team.Facilitator != one.Person && one.Name.Contains(typed, StringComparison.OrdinalIgnoreCase))
                .OrderBy(one => entry.Seen.Contains(one.Person)).Select(one => (one.Person, one.Name))],
        };
        return new Reply.Show(ListCard.Render(view, RostersFeature.WordsOf(turn)));
    }
}

internal sealed class AddPerson(RosterDesk desk, IDirectory directory, IRoster roster, TeamPeople people) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (state, no) = await desk.FindAsync(turn, cancel);
        if (state is null) return no;
        var words = RostersFeature.WordsOf(turn);
        if (CardData.Of(turn.Act).Id(ListCard.PersonField) is not { } id || await directory.FindPersonAsync(turn.Tenant, new PersonId(id), cancel) is not { AccountEndedAt: null } known)
            return new Reply.Words(words["problem.unknown"]);
        if (state.Team.Guests.Any(guest => guest.Person == known.Person) || !await IsOfTheOrganisationAsync(state, known, cancel)) return new Reply.Words(words["problem.guest"]);
        var name = PlainText.Clean(known.Name ?? "");
        ImmutableArray<NewMember> joined = [new NewMember(new Member(known.Person, name), known.ChannelId)];
        await desk.Entries.ChangeAsync(turn.Tenant, state.Id.Team, entry => entry.Take(known.Person, off: false), cancel);
        var after = await people.FollowAsync(state.Id, new PeopleMoved(joined, [], known.ServiceUrl), string.Create(CultureInfo.InvariantCulture, $"hand-{turn.Now.UtcTicks}"), turn.Now, cancel);
        return await desk.ShowAsync(turn, after ?? state, words.Text("done.added", ("name", App.Cards.UserText.Line(name, 40))), cancel);
    }

    /// <summary>As Teams says where the person talks with the bot, else in the team's meeting. Where it says nothing they count as a guest.</summary>
    private async Task<bool> IsOfTheOrganisationAsync(TeamCycle state, PersonEntry known, CancellationToken cancel)
    {
        if (known.ServiceUrl is not { } serviceUrl) return false;
        foreach (var chat in new[] { known.PersonalChat, state.Team.Meeting?.Chat }.OfType<ChatId>())
            if (await roster.MemberAsync(new ChatAddress(known.Tenant, chat, serviceUrl), known.Person, cancel) is { } member) return !member.IsOutsiderOf(known.Tenant);
        return false;
    }
}

/// <summary>Also of whom the chat or the group lists: in a big meeting not everybody is on the team. They stay off until somebody puts them on again.</summary>
internal sealed class TakeOff(RosterDesk desk, TeamPeople people) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (state, no) = await desk.FindAsync(turn, cancel);
        if (state is null) return no;
        var words = RostersFeature.WordsOf(turn);
        var person = new PersonId(CardData.Of(turn.Act).Id(ListCard.OffField) ?? "");
        if (state.Team.Find(person) is not { } member) return new Reply.Words(words["problem.notListed"]);
        // Whoever runs the check-in hands it over first.
        if (state.Team.Facilitator == person) return new Reply.Words(words["problem.runsIt"]);
        // First, so that the next look where they are does not bring them back.
        await desk.Entries.ChangeAsync(turn.Tenant, state.Id.Team, entry => entry.Take(person, off: true), cancel);
        var after = await people.FollowAsync(state.Id, PeopleMoved.Gone(person), string.Create(CultureInfo.InvariantCulture, $"hand-{turn.Now.UtcTicks}"), turn.Now, cancel);
        return await desk.ShowAsync(turn, after ?? state, words.Text("done.takenOff", ("name", App.Cards.UserText.Line(member.Name, 40))), cancel);
    }
}
