using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.Planning.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives.Writing;

namespace OkrBot.App.Features.Planning;

/// <summary>Asks who else cares, or who may read it beside the team; again with what was found by a name.</summary>
internal sealed class OpenAudience(PlanDesk desk, AudienceNames names) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { Press.Key.Objective: { } id } scene) return PlanReplies.Gone(turn);
        // Nobody should choose what will not be taken.
        if (Audience.May(scene.State, scene.Sender, id) is { } refusal) return PlanReplies.No(turn, refusal, scene.State);
        var isTeams = scene.Press.Verb == Verbs.WhoCares;
        var data = scene.Press.Data;
        var objective = scene.State.Objectives[id];
        var chosen = data.Has(PickCard.ChosenField) || data.Has(PickCard.SearchField)
            ? PickCard.Chosen(data)
            : isTeams ? [.. objective.Interested.Select(team => team.Value)] : [.. objective.Followers.Select(person => person.Value)];
        return PlanReplies.Form(scene.Press, PickCard.Render(await names.ViewAsync(scene, id, isTeams, chosen, cancel), scene.Words), scene.Words);
    }
}

/// <summary>Stores who was chosen; for teams also that it is nobody.</summary>
internal sealed class SaveAudience(PlanDesk desk, AudienceNames names) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (PlanPress.Read(turn) is not { Key.Objective: { } id } press) return PlanReplies.Gone(turn);
        var isTeams = press.Verb != Verbs.SaveFollowers;
        var chosen = press.Verb == Verbs.NobodyCares ? [] : PickCard.Chosen(press.Data);
        if (await names.UnknownAsync(turn.Tenant, chosen, isTeams, cancel)) return await AgainAsync(turn, id, isTeams, isTeams ? "pick.unknownTeam" : "pick.unknownPerson", cancel);
        var change = await desk.ChangeAsync(press, state => isTeams
            ? Audience.Decide(state, new NameInterested(press.Sender, id, [.. chosen.Select(one => new TeamId(one))]), turn.Now)
            : Audience.Decide(state, new NameFollowers(press.Sender, id, [.. chosen.Select(one => new PersonId(one))]), turn.Now), cancel);
        if (change is Change.Refused { Refusal: TooManyInterested or TooManyFollowers }) return await AgainAsync(turn, id, isTeams, isTeams ? "pick.tooManyTeams" : "pick.tooManyPeople", cancel);
        if (change is not Change.Saved saved) return PlanReplies.No(turn, change);
        var scene = new PlanScene(press, saved.State);
        return press.OnCard ? PlanReplies.Objective(await desk.WithDatesAsync(await desk.WithNamesAsync(scene, id, cancel), cancel), id, scene.Words["saved"]) : new Reply.CloseDialog(scene.Words["saved.closed"]);
    }

    private async Task<Reply> AgainAsync(Turn turn, ObjectiveId id, bool isTeams, string problem, CancellationToken cancel)
    {
        if (await desk.FindAsync(turn, cancel) is not { } scene) return PlanReplies.Gone(turn);
        if (Audience.May(scene.State, scene.Sender, id) is { } refusal) return PlanReplies.No(turn, refusal, scene.State);
        var view = await names.ViewAsync(scene, id, isTeams, PickCard.Chosen(scene.Press.Data), cancel);
        return PlanReplies.Form(scene.Press, PickCard.Render(view with { Problem = scene.Words[problem] }, scene.Words), scene.Words);
    }
}

/// <summary>Names of teams and people for the two forms.</summary>
internal sealed class AudienceNames(TeamFinder teams, PeopleFinder people)
{
    private const int MostFound = 12;

    public async Task<PickView> ViewAsync(PlanScene scene, ObjectiveId id, bool isTeams, ImmutableArray<string> chosen, CancellationToken cancel)
    {
        var typed = PlainText.Clean(scene.Press.Data.Text(PickCard.SearchField), PickCard.LongestSearch);
        var found = await FindAsync(scene, isTeams, typed, cancel);
        var known = await NamesAsync(scene.Press.Turn.Tenant, chosen, isTeams, cancel);
        ImmutableArray<(string Id, string Name)> choices = [.. known.Concat(found).DistinctBy(one => one.Id)];
        return new PickView(scene.Press.Next.For(id), scene.State.Objectives[id].Title, isTeams, choices, scene.Press.OnCard)
        {
            Chosen = [.. known.Select(one => one.Id)],
            Search = typed,
            FoundNothing = typed.Length > 0 && found.IsEmpty,
            WasAsked = scene.State.Objectives[id].AskedWhoCares,
        };
    }

    /// <summary>Somebody named what the tenant does not have.</summary>
    public async Task<bool> UnknownAsync(TenantId tenant, ImmutableArray<string> chosen, bool isTeams, CancellationToken cancel)
        => chosen.Length <= PickCard.MostChosen && (await NamesAsync(tenant, chosen, isTeams, cancel)).Length != chosen.Length;

    // A small company sees all its teams without typing; people are found by typing only.
    private async Task<ImmutableArray<(string Id, string Name)>> FindAsync(PlanScene scene, bool isTeams, string typed, CancellationToken cancel)
    {
        var tenant = scene.Press.Turn.Tenant;
        if (!isTeams) return typed.Length == 0 ? [] : [.. (await people.FindAsync(tenant, typed, MostFound, scene.Now, cancel)).Where(p => scene.State.Team.Find(p.Person) is null).Select(p => (p.Person.Value, p.Name ?? ""))];
        var found = (await teams.FindAsync(tenant, typed, MostFound + 1, scene.Now, cancel)).Where(t => t.Team != scene.State.Id.Team).ToList();
        return found.Count > MostFound && typed.Length == 0 ? [] : [.. found.Take(MostFound).Select(t => (t.Team.Value, t.Name))];
    }

    private async Task<ImmutableArray<(string Id, string Name)>> NamesAsync(TenantId tenant, ImmutableArray<string> chosen, bool isTeams, CancellationToken cancel) => isTeams
        ? [.. (await teams.NamesAsync(tenant, chosen.Take(PickCard.MostChosen).Select(one => new TeamId(one)), cancel)).Select(one => (one.Team.Value, one.Name))]
        : [.. (await people.NamesAsync(tenant, chosen.Take(PickCard.MostChosen).Select(one => new PersonId(one)), cancel)).Select(one => (one.Person.Value, one.Name))];
}
