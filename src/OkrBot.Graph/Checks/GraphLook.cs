using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Calendars;
using OkrBot.Graph.Chats;
using OkrBot.Graph.Client;
using OkrBot.Graph.Settings;

namespace OkrBot.Graph.Checks;

/// <summary>Asks as little as shows what is granted: our token names its permissions; whom an Exchange role or an access policy reaches only a question shows.</summary>
internal sealed class GraphLook(IOptions<GraphOptions> options, GraphCalls calls, OwnApp app, IAppTokens tokens, TimeProvider time) : IGraphLook
{
    /// <summary>Nobody's: the policy is looked at before the meeting.</summary>
    private const string NoMeeting = "l/meetup-join/19%3ameeting_okrbot-check%40thread.v2/0";

    public async Task<GraphState?> LookAsync(PersonId? person, CancellationToken cancel)
    {
        var settings = options.Value;
        if (!settings.Enabled) return null;
        var state = new GraphState(settings.Cloud, settings.Address, settings.EffectiveManifestId);
        if (await tokens.FindAsync(settings.Cloud.GraphScope, cancel) is not { } token) return state;
        return state with
        {
            Roles = TokenRoles.In(token),
            ObjectId = TokenRoles.ObjectIdIn(token),
            Tried = person,
            NoApp = settings.Cloud.HasAppCatalogue ? (await app.LookAsync(cancel)).Why : new NoAnswer.NotInCloud(),
            Probed = person is { } whose ? await ProbeAsync(whose, settings.Cloud, cancel) : state.Probed,
        };
    }

    private async Task<ImmutableDictionary<string, NoAnswer?>> ProbeAsync(PersonId whose, MicrosoftCloud cloud, CancellationToken cancel)
    {
        var probed = ImmutableDictionary.CreateBuilder<string, NoAnswer?>(StringComparer.Ordinal);
        var window = new TimeWindow(time.GetUtcNow(), time.GetUtcNow().AddMinutes(1));
        await AskAsync(Rights.ReadCalendars, (graph, stopped) => new CalendarPages(calls).ViewAsync(graph, whose, window, ["id"], stopped));
        await AskAsync(Rights.ReadMailboxSettings, (graph, stopped) => graph.Users[whose.Value].MailboxSettings.GetAsync(c => CalendarPages.Prefer(c.Headers), stopped));
        if (!cloud.HasOnlineMeetings) return probed.ToImmutable();
        await AskAsync(Rights.FindMeetings, (graph, stopped) => graph.Users[whose.Value].OnlineMeetings.GetAsync(c => c.QueryParameters.Filter = $"JoinWebUrl eq '{cloud.TeamsLink(NoMeeting)}'", stopped));
        var found = probed[Rights.FindMeetings.Name];
        // Of a meeting that is not there Graph may also say so.
        if (found is null or NoAnswer.Gone) probed[Rights.AccessPolicy.Name] = null;
        if (found is not NoAnswer.MissingRight missing || missing.Right != Rights.AccessPolicy) return probed.ToImmutable();
        (probed[Rights.AccessPolicy.Name], probed[Rights.FindMeetings.Name]) = (missing, null);
        return probed.ToImmutable();

        async Task AskAsync<T>(Right right, Func<GraphServiceClient, CancellationToken, Task<T>> ask) => probed[right.Name] = (await calls.TryAsync(right, ask, cancel)).Why;
    }
}
