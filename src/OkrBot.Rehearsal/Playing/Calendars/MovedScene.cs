using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Calendars;

/// <summary>Growth's first Tuesday: its meeting is moved twice. Of the first time Microsoft 365 tells, of the second it does not. Dina is out of office.</summary>
internal sealed class MovedScene(Stage stage, CalendarItem series)
{
    /// <summary>Without anybody's word a check-in opens two minutes after the start; twenty seconds before that the calendar is asked.</summary>
    private static readonly TimeSpan Opens = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Asked = TimeSpan.FromSeconds(20);

    private readonly TenantPerson _goran = stage.Setup.Company.Person("Goran");
    private readonly SampleTeam _team = stage.Setup.Company.Growth with { Chat = stage.Setup.Tenant.World.FindChat(series.Online!.ThreadId)! };

    /// <summary>From one o'clock to half past two: the notification comes, and nothing opens at one.</summary>
    internal async Task ToldAsync(CancellationToken cancel)
    {
        var at = At(12, 10);
        await stage.SkipToAsync(at, cancel);
        using var patiently = stage.Patiently();
        stage.Setup.Tenant.Graph.Calendars.Move(series, series.Start, Wall(14, 30));
        await stage.Notices.TellAsync(times: 1, cancel);
        stage.Narrator.Plain();
        stage.Narrator.Does(at, _goran.Name, $"moves today's “{series.Subject}” from 13:00 to 14:30 in his calendar. Microsoft 365 tells the bot.", "");
        await NothingOpensAsync(At(13, 0), "moved", cancel);
        stage.Narrator.Happens(At(13, 0), "Nothing opens at 13:00.");
    }

    /// <summary>From half past two to three o'clock, and nobody tells: the bot asks before it opens.</summary>
    internal async Task UnheardAsync(CancellationToken cancel)
    {
        var at = At(14, 20);
        await stage.SkipToAsync(at, cancel);
        using (stage.Patiently())
        {
            await stage.Notices.TellAsync(times: 1, cancel);
            stage.Setup.Tenant.Graph.Calendars.Move(series, series.Start, Wall(15, 0));
            stage.Notices.Lose();
            stage.Narrator.Plain();
            stage.Narrator.Does(at, _goran.Name, "moves it once more, to 15:00. The notification is lost.", "");
            var asked = stage.Setup.Tenant.Graph.Counts["listInstances"];
            await NothingOpensAsync(At(14, 30), "moved unheard", cancel);
            if (stage.Setup.Tenant.Graph.Counts["listInstances"] == asked) stage.Miss("The calendar was not asked before the check-in would open.");
            stage.Narrator.Happens(At(14, 30) + Opens - Asked, "Twenty seconds before it would open the check-in, the bot asks the calendar. Nothing opens.");
        }
        await MeetAsync(cancel);
    }

    private async Task NothingOpensAsync(DateTimeOffset start, string why, CancellationToken cancel)
    {
        var before = stage.Client.NewestCard(_team.Chat.Id)?.Id;
        await stage.SkipToAsync(start + Opens + TimeSpan.FromMinutes(2), cancel);
        if (stage.Client.NewestCard(_team.Chat.Id)?.Id != before) stage.Miss($"\"{series.Subject}\" was {why}, and its check-in opened at its old time.");
    }

    private async Task MeetAsync(CancellationToken cancel)
    {
        var (start, room, actor) = (At(15, 0), new Room(stage, _team), new Actor(stage, _team));
        await stage.SkipToAsync(start.AddSeconds(-20), cancel);
        stage.Narrator.Plain();
        stage.Narrator.Happens(start, $"\"{series.Subject}\" starts at its new time. {_goran.Name} has joined; Dina is out of office since noon.");
        if (!await room.OpensAsync(start, [_goran], MeetingEventCasing.Pascal, cancel)) return;
        await actor.UpdateAsync(start.AddSeconds(stage.Dice.Next(25, 40)), _goran, [new("Trial sign-ups", "1240", 7)], times: 1, cancel);
        await stage.AtAsync(start.AddMinutes(8).AddSeconds(20), cancel);
        stage.Narrator.Part(stage.ViewLines(_goran, _team.Chat));
        if (await room.ClosesByItselfAsync(cancel)) stage.Narrator.Happens(start.AddMinutes(10), "Closed on time. Nobody waited for Dina, and nobody writes to her.");
        await room.EndsAsync(_goran, MeetingEventCasing.Pascal, cancel);
    }

    private DateTime Wall(int hour, int minute) => series.Start.Date + new TimeSpan(hour, minute, 0);

    private DateTimeOffset At(int hour, int minute) => Weeks.LocalTimes.At(DateOnly.FromDateTime(series.Start), new TimeOnly(hour, minute));
}
