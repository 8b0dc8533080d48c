using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Features.Setup.Picking;
using OkrBot.App.Features.Setup.Welcome;

namespace OkrBot.App.Features.Setup;

/// <summary>How a meeting and a team come together.</summary>
internal static class SetupFeature
{
    public const string Slice = "Setup";
    public const string ConnectName = "connect meeting";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<TeamStarter>().AddSingleton<ChatPeople>().AddSingleton<WelcomeFacts>()
            .AddSingleton<MeetingLink>().AddSingleton<OwnTeams>().AddSingleton<OwnMeetings>().AddSingleton<OfferMeetings>().AddSingleton<EnterMeeting>();
        routes.Command<ConnectCommand>(ConnectName, "Let a team check in in a meeting")
            .Pressed<SaveConnection>(Verbs.ConnectMeeting).Pressed<SavePick>(Verbs.PickMeeting).Pressed<MoreMeetings>(Verbs.MorePicks)
            .On<Act.Installed, InstalledHere>()
            .On<Act.Removed, RemovedHere>()
            .On<Act.MembersChanged, MembersMoved>()
            .Pressed<LeadTeamHandler>(Verbs.LeadTeam)
            .On<Act.Installed, NoteArrival>().On<Act.Removed, NoteDeparture>().Work<WelcomeWork>(WelcomeWork.Kind)
            .Pressed<StartSetup>(Verbs.StartSetup).Pressed<ShowExample>(Verbs.ShowExample).Pressed<ShowWelcome>(Verbs.ShowWelcome);
    }

    public static Words WordsIn(string? language) => WordBook.For(Slice, language);
}

/// <summary>Back again: what was connected here goes on.</summary>
internal sealed class InstalledHere(Ports.IDirectory directory) : ITurnHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancel) => Mark.RemovedAsync(directory, turn, removed: false, cancel);
}

/// <summary>Every send here would be refused from now on, so nothing is tried any more.</summary>
internal sealed class RemovedHere(Ports.IDirectory directory) : ITurnHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancel) => Mark.RemovedAsync(directory, turn, removed: true, cancel);
}

internal static class Mark
{
    public static async Task<Reply> RemovedAsync(Ports.IDirectory directory, Turn turn, bool removed, CancellationToken cancel)
    {
        var series = new Domain.SeriesId(turn.Chat.Id.Value);
        if (await directory.FindSeriesAsync(turn.Tenant, series, cancel) is { } known && known.Removed != removed)
            await directory.ChangeSeriesAsync(turn.Tenant, series, entry => (entry ?? known) with { Removed = removed, ServiceUrl = turn.Chat.ServiceUrl }, cancel);
        return Reply.None;
    }

    /// <summary>The directory's row of a team says who leads it, for whoever has not loaded the team.</summary>
    public static async Task LedByAsync(Ports.IDirectory directory, Domain.TenantId tenant, Domain.TeamCycle state, CancellationToken cancel)
    {
        if (await directory.FindTeamAsync(tenant, state.Id.Team, cancel) is { } known && known.Facilitator != state.Team.Facilitator)
            await directory.ChangeTeamAsync(tenant, state.Id.Team, entry => (entry ?? known) with { Facilitator = state.Team.Facilitator }, cancel);
    }
}
