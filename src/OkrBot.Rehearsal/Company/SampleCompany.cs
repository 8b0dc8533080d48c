using System.Collections.Immutable;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Company;

/// <summary>Nordkauf in week 5 of 13: made-up people, chats and histories for the sample mode and the rehearsal.
/// Its data never enters another store.</summary>
public sealed class SampleCompany
{
    private const int Week = 5;

    private readonly TenantWorld _world;
    private readonly string _tenantId;
    private readonly int _week;
    private readonly Dictionary<string, TenantPerson> _cast = new(StringComparer.Ordinal);

    /// <param name="tell">What has become of a team written by hand.</param>
    private SampleCompany(StandInTenant tenant, Cycle live, int week, Func<SamplePlan, SamplePlan> tell, IEnumerable<SamplePlan> crowd)
    {
        (Live, _week) = (live, week);
        _world = tenant.World;
        _tenantId = tenant.Options.TenantId;
        Guest = Cast("Eve", PersonRole.Guest);
        Visitor = Cast("Max", PersonRole.Anonymous);
        Checkout = Place(tell(Company.Checkout.Plan), Guest, Visitor);
        Growth = Place(tell(OtherTeams.Growth));
        Payouts = Place(tell(OtherTeams.Payouts));
        Leadership = Place(tell(OtherTeams.Leadership));
        Crowd = [.. crowd.Select(plan => Place(plan))];
    }

    public string Name { get; } = "Nordkauf";

    /// <summary>A little before the standup of the rehearsal's day, Tuesday 3 November 2026.</summary>
    public static DateTimeOffset RehearsalStart { get; } = new(2026, 11, 3, 8, 29, 40, TimeSpan.Zero);

    public static Cycle Cycle { get; } = new(new CycleId("2026-10-05"), new DateOnly(2026, 10, 5));

    /// <summary>A little before the working day on the first morning of <see cref="Cycle"/>.</summary>
    public static DateTimeOffset CycleStart { get; } = new(2026, 10, 5, 5, 0, 0, TimeSpan.Zero);

    /// <summary>The cycle that this company lives in: as <see cref="Cycle"/>, of as many weeks as are played when those are more.</summary>
    public Cycle Live { get; }

    /// <summary>Who runs the OKR programme here.</summary>
    public const string ProgrammeLead = "Hana";

    /// <summary>The object id of <see cref="ProgrammeLead"/>, also before anybody was cast.</summary>
    public static string ProgrammeLeadIn(StandInTenant tenant) => TenantPerson.Create(ProgrammeLead, PersonRole.User, tenant.Options.Seed).ObjectId!;

    /// <summary>Of every team and person here. IANA.</summary>
    public static string Zone => TeamStory.Zone;

    public SampleTeam Checkout { get; }
    public SampleTeam Growth { get; }
    public SampleTeam Payouts { get; }

    /// <summary>The company as a team of kind Company, met in "Leadership sync" later the same day.</summary>
    public SampleTeam Leadership { get; }

    /// <summary>Teams beyond the ones written by hand.</summary>
    public ImmutableArray<SampleTeam> Crowd { get; }

    /// <summary>In Checkout's chat and on no team.</summary>
    public TenantPerson Guest { get; }

    /// <summary>In Checkout's meeting without an account.</summary>
    public TenantPerson Visitor { get; }

    public ImmutableArray<SampleTeam> Teams => [Checkout, Growth, Payouts, Leadership, .. Crowd];

    /// <param name="tenant">Gets the people and the chats.</param>
    /// <param name="people">At least 9: the ones written by hand.</param>
    /// <param name="teams">At least 3, the company's own team not counted.</param>
    public static SampleCompany Create(StandInTenant tenant, int people = 9, int teams = 3)
        => new(tenant, Cycle, Week, plan => plan, SampleCrowd.Plans(people, teams));

    /// <summary>The same company, and more teams of several kinds, before anything happened in the cycle.</summary>
    /// <param name="teams">At least 3, the company's own team not counted.</param>
    /// <param name="weeks">1 to 26; up to 13 the cycle is of the usual length.</param>
    public static SampleCompany CreateUnplayed(StandInTenant tenant, int teams, int weeks)
        => new(tenant, Cycle with { Weeks = Math.Max(Cycle.Weeks, weeks) }, 1, plan => plan.Unplayed(), CycleCrowd.Plans(teams));

    /// <summary>Somebody by the name in the sample; throws when there is nobody.</summary>
    public TenantPerson Person(string name) => _cast[name];

    public ImmutableArray<TenantPerson> People => [.. _cast.Values];

    /// <summary>What the bot's directory knows of the company.</summary>
    public TenantEntry TenantEntry => new(new TenantId(_tenantId), [Live]);

    public ImmutableArray<TeamEntry> TeamEntries => [.. Teams.Select(team => new TeamEntry(team.Id.Tenant, team.Id.Team, team.Team.Name,
        team.Team.Zone, team.Team.Language, Live.Id, null, team.Team.Facilitator))];

    /// <summary>One for each meeting, with all teams that check in in it.</summary>
    public ImmutableArray<SeriesEntry> SeriesEntries(Uri serviceUrl) => [.. Teams.GroupBy(team => team.Chat.Id).Select(teams => new SeriesEntry(
        new TenantId(_tenantId), new SeriesId(teams.Key), new ChatId(teams.Key), serviceUrl, teams.First().Chat.Title, teams.First().Team.Meeting?.Schedule,
        [.. teams.Select(team => team.Id)])
    {
        MeetingId = teams.First().Chat.Meeting?.Id,
    })];

    /// <summary>Members of teams; the personal chats exist, as they do once the app is installed for people.</summary>
    public ImmutableArray<PersonEntry> PersonEntries(Uri serviceUrl)
        => [.. People.Where(person => person.ObjectId is not null).Select(person => EntryOf(person, new PersonId(person.ObjectId!), serviceUrl))];

    private PersonEntry EntryOf(TenantPerson person, PersonId id, Uri serviceUrl)
        => new(new TenantId(_tenantId), id, person.ChannelId, person.Name, new ChatId(_world.PersonalChat(person).Id), serviceUrl,
            person.Locale, person.Zone, [.. Teams.Where(team => team.Team.Find(id) is not null).Select(team => team.Id)]);

    private SampleTeam Place(SamplePlan plan, params ReadOnlySpan<TenantPerson> outsiders)
    {
        TenantPerson[] members = [.. plan.Members.Select(name => Cast(name, PersonRole.User)), .. outsiders];
        var start = TeamStory.StartOf(plan.Meeting, 1);
        var chat = _world.AddMeetingChat(plan.Meeting.Title, Cast(plan.Facilitator, PersonRole.User), start, plan.Meeting.Length, members);
        // Another team may meet in it already.
        chat.Members.AddRange(members.Except(chat.Members));
        return new TeamStory(plan, Live, _tenantId, name => Cast(name, PersonRole.User), chat).Tell(_week);
    }

    private TenantPerson Cast(string name, PersonRole role)
    {
        if (_cast.TryGetValue(name, out var person)) return person;
        return _cast[name] = _world.AddPerson(name, role);
    }
}
