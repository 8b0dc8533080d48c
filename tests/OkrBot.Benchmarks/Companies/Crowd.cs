using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Rehearsal.World;

namespace OkrBot.Benchmarks.Companies;

/// <param name="Teams">Each with a chat of its own.</param>
/// <param name="People">In each team, each with one key result.</param>
/// <param name="Start">The scheduled start of every team's check-in; whole seconds.</param>
internal sealed record CrowdShape(int Teams, int People, DateTimeOffset Start);

/// <summary>All teams of a run. The same shape gives the same ids in every process.</summary>
internal sealed record Crowd(TenantId Tenant, Cycle Cycle, DateTimeOffset Start, ImmutableArray<CrowdedTeam> Teams)
{
    private const int DaysIntoCycle = 30;

    public static Crowd Create(TenantWorld world, string tenantId, CrowdShape shape)
    {
        var firstDay = DateOnly.FromDateTime(shape.Start.UtcDateTime).AddDays(-DaysIntoCycle);
        var cycle = new Cycle(new CycleId(firstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), firstDay);
        var tenant = new TenantId(tenantId);
        var story = new CrowdStory(world, tenant, cycle, shape);
        return new(tenant, cycle, shape.Start, [.. Enumerable.Range(1, shape.Teams).Select(story.Tell)]);
    }

    public Occurrence TodayOf(CrowdedTeam team) => new(new SeriesId(team.Chat.Id), Start);

    public TenantEntry TenantEntry => new(Tenant, [Cycle]);

    public TeamEntry EntryOf(CrowdedTeam team) => new(Tenant, team.Id.Team, team.Team.Name, team.Team.Zone, team.Team.Language, Cycle.Id, null, team.Team.Facilitator);

    public SeriesEntry SeriesOf(CrowdedTeam team, Uri serviceUrl)
        => new(Tenant, new SeriesId(team.Chat.Id), new ChatId(team.Chat.Id), serviceUrl, team.Chat.Title, null, [team.Id]) { MeetingId = team.Chat.Meeting?.Id };

    public PersonEntry EntryOf(CrowdedTeam team, TenantPerson person, Uri serviceUrl)
        => new(Tenant, new PersonId(person.ObjectId!), person.ChannelId, person.Name, null, serviceUrl, person.Locale, person.Zone, [team.Id]);
}
