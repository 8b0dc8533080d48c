using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Features.Setup.Following;
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
        services.AddSingleton<TeamStarter>().AddSingleton<ChatPeople>().AddSingleton<CompanyMeeting>().AddSingleton<WelcomeFacts>()
            .AddSingleton<MeetingLink>().AddSingleton<OwnTeams>().AddSingleton<OwnMeetings>().AddSingleton<OfferMeetings>().AddSingleton<EnterMeeting>()
            .AddSingleton<NewsPost>().AddSingleton<PickSwitch>().AddSingleton<LinkReplies>().AddSingleton<AfterLink>();
        routes.Command<ConnectCommand>(ConnectName, "Let a team check in in a meeting")
            .Pressed<SaveConnection>(Verbs.ConnectMeeting).Pressed<SavePick>(Verbs.PickMeeting).Pressed<MoreMeetings>(Verbs.MorePicks).Work<TellSeriesNews>(CalendarWork.Tell)
            .On<Act.Installed, InstalledHere>()
            .On<Act.Removed, RemovedHere>()
            .On<Act.MembersChanged, MembersMoved>().On<Act.MembersChanged, ChannelPeopleMoved>()
            .Pressed<LeadTeamHandler>(Verbs.LeadTeam)
            .On<Act.Installed, NoteArrival>().On<Act.Removed, NoteDeparture>().Work<WelcomeWork>(WelcomeWork.Kind)
            .Pressed<StartSetup>(Verbs.StartSetup).Pressed<ShowExample>(Verbs.ShowExample).Pressed<ShowWelcome>(Verbs.ShowWelcome);
    }

    public static Words WordsIn(string? language) => WordBook.For(Slice, language);
}

/// <summary>Back again: what was connected here goes on.</summary>
internal sealed class InstalledHere(Ports.IDirectory directory, SeriesWatching watching) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await Mark.RemovedAsync(directory, turn, removed: false, cancel) is { Teams.IsEmpty: false } back) await watching.LookForAsync(back, cancel);
        return Reply.None;
    }
}

/// <summary>Every send here would be refused from now on, so nothing is tried any more.</summary>
internal sealed class RemovedHere(Ports.IDirectory directory, SeriesWatching watching) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await Mark.RemovedAsync(directory, turn, removed: true, cancel) is { } gone) await watching.LookAgainAsync(gone, cancel);
        return Reply.None;
    }
}

internal static class Mark
{
    /// <returns>What is connected there; null = nothing, or it was said before.</returns>
    public static async Task<Ports.SeriesEntry?> RemovedAsync(Ports.IDirectory directory, Turn turn, bool removed, CancellationToken cancel)
    {
        var series = new Domain.SeriesId(turn.Chat.Id.Value);
        if (await directory.FindSeriesAsync(turn.Tenant, series, cancel) is not { } known || known.Removed == removed) return null;
        return await directory.ChangeSeriesAsync(turn.Tenant, series, entry => (entry ?? known) with { Removed = removed, ServiceUrl = turn.Chat.ServiceUrl }, cancel);
    }

    /// <summary>The directory's row of a team says who leads it, for whoever has not loaded the team.</summary>
    public static async Task LedByAsync(Ports.IDirectory directory, Domain.TenantId tenant, Domain.TeamCycle state, CancellationToken cancel)
    {
        if (await directory.FindTeamAsync(tenant, state.Id.Team, cancel) is { } known && known.Facilitator != state.Team.Facilitator)
            await directory.ChangeTeamAsync(tenant, state.Id.Team, entry => (entry ?? known) with { Facilitator = state.Team.Facilitator }, cancel);
    }
}
