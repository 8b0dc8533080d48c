using OkrBot.App.Bot;
using OkrBot.App.Features.Rosters.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Rosters;

/// <summary>Asks for the group that the team's people come from.</summary>
internal sealed class OpenGroup(RosterDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (state, no) = await desk.FindAsync(turn, cancel);
        if (state is null) return no;
        var entry = await desk.Entries.FindAsync(turn.Tenant, state.Id.Team, cancel);
        return new Reply.Show(GroupCard.Render(RosterDesk.Data(turn, state), state.Team.Name, entry.Group, problem: null, RostersFeature.WordsOf(turn)));
    }
}

/// <summary>From now on the team's people come from this group, or, where none is named, from the meeting's chat. Only somebody who is in the group may name it:
/// the bot may read more groups than its users.</summary>
internal sealed class UseGroup(RosterDesk desk, IOrganisation organisation, RosterLook look) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (state, no) = await desk.FindAsync(turn, cancel);
        if (state is null) return no;
        var typed = PlainText.Clean(CardData.Of(turn.Act).Text(GroupCard.LinkField), GroupLink.Longest);
        var words = RostersFeature.WordsOf(turn);
        if (typed.Length == 0) return await SaveAsync(turn, state, group: null, cancel);
        if (GroupLink.Read(typed, turn.Tenant) is not { } group) return Again("problem.link");
        var asked = await organisation.GroupAsync(turn.Tenant, group, cancel);
        return asked switch
        {
            { Why: NoAnswer.Off } => Again("trouble.off"),
            { Why: NoAnswer.MissingRight lacking } => Told(words.Text("trouble.right", ("right", lacking.Right.Name))),
            // The same words for a group that is not there and for one that the asker is not in.
            { Why: NoAnswer.Gone } => Again("problem.notIn"),
            { Why: null, Value: { } known } when known.People.All(one => one.Person != turn.From.Person || !one.IsActive) => Again("problem.notIn"),
            { Why: null, Value.People.Length: > DirectoryGroup.MostPeople } => Again("trouble.tooMany"),
            { Why: null } => await SaveAsync(turn, state, group, cancel),
            _ => Again("trouble.noAnswer"),
        };

        Reply Again(string key) => Told(words.Text(key, ("most", words.Number(DirectoryGroup.MostPeople))));

        Reply Told(string problem) => new Reply.Show(GroupCard.Render(RosterDesk.Data(turn, state), state.Team.Name, typed, problem, words));
    }

    /// <summary>Whoever came from where they came before and is not there goes; what was put by hand stays.</summary>
    private async Task<Reply> SaveAsync(Turn turn, TeamCycle state, string? group, CancellationToken cancel)
    {
        await desk.Entries.ChangeAsync(turn.Tenant, state.Id.Team, entry => entry.Group == group ? entry : entry with { Group = group, GroupName = null, ReadAt = null, Trouble = null }, cancel);
        var looked = await look.LookAsync(state, turn.Now, cancel);
        return await desk.ShowAsync(turn, looked.State, RostersFeature.WordsOf(turn)["done.saved"], cancel);
    }
}
