using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OkrBot.App.Ports;
using OkrBot.Graph.Calendars;
using OkrBot.Graph.Changes;
using OkrBot.Graph.Chats;
using OkrBot.Graph.Checks;
using OkrBot.Graph.Client;
using OkrBot.Graph.People;
using OkrBot.Graph.Settings;

namespace OkrBot.Graph;

/// <summary>Brings this room into a program. Needs an <see cref="IAppTokens"/>, an <see cref="IRightsSeen"/>, a clock and a <c>PublicAddress</c> from the caller.</summary>
public static class GraphServices
{
    /// <param name="configuration">The root: the section <c>Graph</c> is read, <c>Cloud</c>, and who the bot is from <c>Teams</c>.</param>
    public static IServiceCollection AddGraph(this IServiceCollection services, IConfiguration configuration)
    {
        var cloud = MicrosoftCloud.Find(configuration[MicrosoftCloud.Setting]) ?? MicrosoftCloud.Public;
        services.AddOptions<GraphOptions>().Configure(options => options.LiveIn(cloud)).Bind(configuration.GetSection(GraphOptions.Section))
            .Configure(options => GraphOptions.ReadIdentity(options, configuration)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GraphOptions>, GraphOptionsValidator>();
        services.AddSingleton(provider => new GraphSwitch(provider.GetRequiredService<IOptions<GraphOptions>>().Value.Enabled));
        services.AddSingleton<GraphOff>().AddSingleton<GraphClient>().AddSingleton<GraphCalls>()
            .AddSingleton<OwnApp>().AddSingleton<MailAddresses>().AddSingleton<IGraphLook, GraphLook>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<GraphOptions>>().Value is { Enabled: true } options
            ? new CalendarAccess(tenant => string.Equals(tenant.Value, options.TenantId, StringComparison.OrdinalIgnoreCase))
            : new CalendarAccess(_ => false));
        return services.AddPort<IMeetingCalendar, MeetingCalendar>().AddPort<IMeetingChats, MeetingChats>().AddPort<IPeopleDirectory, PeopleDirectory>()
            .AddPort<IOrganisation, Organisation>()
            .AddPort<ICalendarHolds, CalendarHolds>().AddPort<IChangeSubscriptions, ChangeSubscriptions>();
    }

    private static IServiceCollection AddPort<TPort, TGraph>(this IServiceCollection services) where TPort : class where TGraph : class, TPort
        => services.AddSingleton<TGraph>().AddSingleton(provider => provider.GetRequiredService<IOptions<GraphOptions>>().Value.Enabled
            ? provider.GetRequiredService<TGraph>()
            : (TPort)(object)provider.GetRequiredService<GraphOff>());
}
