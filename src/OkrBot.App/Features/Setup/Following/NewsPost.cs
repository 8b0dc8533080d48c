using System.Collections.Immutable;
using OkrBot.App.Calendar;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Setup.Following;

/// <summary>Brings news of a series to whoever runs the team's check-in. Where nobody does, or there is no way to them, one line goes into the meeting's chat.</summary>
internal sealed class NewsPost(IDirectory directory, PersonalNotices notices, IMessenger messenger)
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(5);

    /// <returns>No way: nobody was told, in person or in the chat.</returns>
    public async Task<Notice> SendAsync(TeamCycle team, SeriesEntry entry, RecurringMeeting? next, DateTimeOffset now, CancellationToken cancel)
    {
        var sent = team.Team.Facilitator is { } facilitator ? await WriteAsync(team, facilitator, entry, next, now, cancel) : new Notice.NoWay();
        return sent is Notice.NoWay ? await SayAsync(team, entry, now, cancel) : sent;
    }

    private async Task<Notice> WriteAsync(TeamCycle team, PersonId to, SeriesEntry entry, RecurringMeeting? next, DateTimeOffset now, CancellationToken cancel)
    {
        var zone = (await directory.FindPersonAsync(entry.Tenant, to, cancel))?.Zone;
        var view = new SeriesNewsView(entry.News!.What, entry.Title, team.Id.Team, team.Team.Name, next, entry.Calendar?.Owner == to, zone);
        return await notices.TrySendAsync(team, to, language => SeriesNewsCard.Render(view, SetupFeature.WordsIn(language)), now, cancel);
    }

    private async Task<Notice> SayAsync(TeamCycle team, SeriesEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        if (Opening(team.Team.Zone, now) is var opens && opens > now) return new Notice.Later(opens);
        var card = SeriesNewsCard.Line(entry.News!.What, team.Team.Name, SetupFeature.WordsIn(team.Team.Language));
        return await messenger.SendAsync(new ChatAddress(entry.Tenant, entry.Chat, entry.ServiceUrl), new OutgoingMessage(card, card.FallbackText), SendClass.Reminder, cancel) switch
        {
            SendResult.Throttled throttled => new Notice.Later(throttled.Until),
            SendResult.Failed => new Notice.Later(now + TryAgain),
            SendResult.Final => new Notice.NoWay(),
            _ => new Notice.Sent(),
        };
    }

    /// <summary>Calendars are read at night, when no chat need ring. Answers now or earlier within working hours.</summary>
    private static DateTimeOffset Opening(string zone, DateTimeOffset now)
    {
        var hours = new PersonalCalendar(zone, WorkingWeek.Default, ImmutableHashSet<DateOnly>.Empty);
        var day = hours.DayOf(now);
        return hours.IsWorkingDay(day) && now < hours.HoursOf(day).End ? hours.HoursOf(day).Start : hours.HoursOf(hours.WorkingDayAfter(day)).Start;
    }
}
