using System.Collections.Immutable;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Company;

/// <summary>The sample company's meetings as they stand in its people's calendars, in the part of the tenant that Microsoft Graph shows.</summary>
/// <param name="Series">By the id of the meeting's chat; a team whose meeting is not among them meets by its rhythm alone.</param>
public sealed record SampleCalendars(ImmutableDictionary<string, CalendarItem> Series)
{
    /// <summary>Goran's new meeting for Growth, in which the bot is not; null where none is played.</summary>
    public CalendarItem? Unconnected { get; private init; }

    /// <summary>The meetings of the teams that <paramref name="has"/> names, each once.</summary>
    public static SampleCalendars Fill(StandInTenant tenant, SampleCompany company, Func<SampleTeam, bool> has) => new(
        company.Teams.Where(has).DistinctBy(team => team.Chat.Id).ToImmutableDictionary(team => team.Chat.Id, team => Schedule(tenant, team), StringComparer.Ordinal));

    /// <summary>The teams written by hand, and what happens to their calendars on the rehearsal's day: Growth has a new meeting, Dina leaves at noon.</summary>
    public static SampleCalendars ForTheDay(StandInTenant tenant, SampleCompany company)
    {
        var (goran, dina) = (company.Person("Goran"), company.Person("Dina"));
        var today = SampleCompany.RehearsalStart.Date;
        var chat = tenant.World.AddMeetingChat("Growth on Tuesdays", goran, SampleCompany.RehearsalStart, GrowthLength, [goran, dina]);
        chat.BotRemoved = true;
        // Who plays Bo by hand finds a meeting beside the one that is connected.
        AddForBo(tenant, company);
        tenant.Graph.People.IsAway(dina, new DateTimeOffset(today.AddHours(11), TimeSpan.Zero), new DateTimeOffset(today.AddDays(4), TimeSpan.Zero));
        return Fill(tenant, company, team => !company.Crowd.Contains(team)) with
        {
            Unconnected = tenant.Graph.Calendars.Schedule(goran, chat, today.AddHours(13), GrowthLength, Rhythm.Weekly()),
        };
    }

    /// <summary>For a whole cycle: of every four meetings one stands in no calendar that the program may read.</summary>
    public static SampleCalendars ForTheCycle(StandInTenant tenant, SampleCompany company) => Fill(tenant, company, team => company.Teams.IndexOf(team) % Quarter != Quarter - 1);

    /// <summary>Null where the meeting stands in no calendar.</summary>
    public CalendarItem? Of(Chat chat) => Series.GetValueOrDefault(chat.Id);

    private const int Quarter = 4;

    private static readonly TimeSpan GrowthLength = TimeSpan.FromMinutes(30);

    private static void AddForBo(StandInTenant tenant, SampleCompany company)
    {
        var (bo, start) = (company.Person("Bo"), SampleCompany.RehearsalStart.Date.AddDays(2).AddHours(15));
        var chat = tenant.World.AddMeetingChat("Payments with the bank", bo, new DateTimeOffset(start, TimeSpan.Zero), TimeSpan.FromMinutes(45), [bo, company.Person("Ann"), company.Person("Chidi")]);
        chat.BotRemoved = true;
        tenant.Graph.Calendars.Schedule(bo, chat, start, TimeSpan.FromMinutes(45), Rhythm.Weekly(every: 2));
    }

    private static CalendarItem Schedule(StandInTenant tenant, SampleTeam team)
    {
        var rhythm = team.Team.Meeting!.Schedule!;
        return tenant.Graph.Calendars.Schedule(team.Chat.Meeting!.Organizer, team.Chat, rhythm.Anchor.ToDateTime(rhythm.Start), rhythm.Length, Rhythm.Weekly(), rhythm.Zone);
    }
}
