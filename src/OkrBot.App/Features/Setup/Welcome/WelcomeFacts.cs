using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Setup.Picking;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.Setup.Welcome;

/// <summary>Finds out what a welcome says: who added the bot, to which meeting, and whether a team checks in there already.</summary>
internal sealed class WelcomeFacts(IDirectory directory, ITeamCycles teams, IRoster roster, PickSwitch pick, TimeProvider time)
{
    private const int MostTeams = 3;

    public async Task<AdaptiveCard> CardAsync(ChatEntry entry, CancellationToken cancel)
    {
        var series = entry.Scope == ChatScope.Personal ? null : await directory.FindSeriesAsync(entry.Tenant, new SeriesId(entry.Chat.Value), cancel);
        var here = await TeamsAsync(series, cancel);
        // A whole chat reads it: where a team checks in, in the team's language.
        var language = here.Count > 0 ? here[0].Team.Language : entry.Locale ?? await LocaleAsync(entry, cancel);
        var view = new WelcomeView(entry.Scope, await NameAsync(entry, cancel), series?.Title is { Length: > 0 } title ? title : await TitleAsync(entry, cancel), entry.MeetingId is not null)
        {
            IsNew = entry.Picked,
            HasTeams = entry is { Scope: ChatScope.Personal, AddedBy: { } reader } && await directory.FindPersonAsync(entry.Tenant, reader, cancel) is { Teams.IsEmpty: false },
            CanPick = pick.IsOn,
            GoesOn = [.. here.Select(state => new GoingOn(state.Team.Name, CheckInTargets.NextStart(state, time.GetUtcNow())))],
        };
        return WelcomeCard.Render(view, WordBook.For(SetupFeature.Slice, language));
    }

    /// <summary>Teams tells the name with some reports only; else it is asked for.</summary>
    private async Task<string?> NameAsync(ChatEntry entry, CancellationToken cancel)
    {
        if (entry.AddedByName is not null || entry.AddedBy is not { } person || entry.Scope == ChatScope.Personal) return entry.AddedByName;
        return (await roster.MemberAsync(new ChatAddress(entry.Tenant, entry.Chat, entry.ServiceUrl), person, cancel))?.Name;
    }

    private async Task<string?> TitleAsync(ChatEntry entry, CancellationToken cancel) => entry.MeetingId is { } meeting
        ? (await roster.MeetingAsync(new ChatAddress(entry.Tenant, entry.Chat, entry.ServiceUrl), meeting, cancel))?.Title
        : null;

    private async Task<string?> LocaleAsync(ChatEntry entry, CancellationToken cancel)
        => entry.AddedBy is { } person ? (await directory.FindPersonAsync(entry.Tenant, person, cancel))?.Locale : null;

    private async Task<List<TeamCycle>> TeamsAsync(SeriesEntry? series, CancellationToken cancel)
    {
        var found = new List<TeamCycle>();
        foreach (var team in (series?.Teams ?? []).Take(MostTeams))
            if (await teams.FindAsync(team, cancel) is { } state) found.Add(state);
        return found;
    }
}
