using System.Collections.Immutable;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.Playing.Weeks;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Calendars;

/// <summary>The two days after: in the first night review and reflection go into people's calendars, and Ines calls off Thursday's meeting unheard.</summary>
internal sealed class CalledOffScene(Stage stage, CalendarItem series)
{
    private static readonly TimeSpan OnTheDayBefore = TimeSpan.FromHours(17);

    /// <summary>The afternoon's card would have come by then to who owns something and has not answered.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromHours(5);

    /// <summary>Review and reflection.</summary>
    private const int EachTeam = 2;

    private readonly SampleTeam _team = stage.Setup.Company.Payouts;

    private ImmutableArray<SampleTeam> Teams => [.. stage.Setup.Company.Teams.Except(stage.Setup.Company.Crowd)];

    private ImmutableArray<TenantPerson> People => [.. _team.Team.Members.Select(member => stage.Setup.Tenant.World.FindPerson(member.Person.Value)!)];

    private int Written => People.Append(stage.Setup.Company.Person("Dina")).Sum(person => stage.Setup.Tenant.World.MessagesIn(stage.Setup.Tenant.World.PersonalChat(person).Id)
        .Count(message => message.Activity["replyToId"] is null));

    internal async Task PlayAsync(CancellationToken cancel)
    {
        using var patiently = stage.Patiently();
        var (start, written) = (_team.Today.Start, Written);
        var opened = (await stage.Setup.ReadBackAsync(cancel)).RoomsOpened;
        var at = start - OnTheDayBefore;
        await stage.SleepToAsync(at, cancel);
        await TellOfTheNightAsync(at, cancel);
        stage.Setup.Tenant.Graph.Calendars.Drop(series, TimeZoneInfo.ConvertTime(start, LocalTimes.Zone).DateTime);
        stage.Notices.Lose();
        stage.Narrator.Does(at, "Ines", $"calls off tomorrow's “{series.Subject}”, which is at 10:00. The notification is lost.", "");
        await stage.SleepToAsync(start + Afterwards, cancel);
        await stage.Notices.TellAsync(times: 1, cancel);
        var facts = await stage.Setup.ReadBackAsync(cancel);
        if (stage.Client.NewestCard(_team.Chat.Id) is not null || facts.RoomsOpened != opened) stage.Miss($"\"{series.Subject}\" was called off, and its check-in opened.");
        if (Written != written) stage.Miss("Somebody was asked for an answer to a meeting that was called off, or out of office.");
        stage.Narrator.Happens(start, "Thursday: the night's look has found it. Nothing opens, nobody is asked, and no check-in counts as missed.");
    }

    private async Task TellOfTheNightAsync(DateTimeOffset at, CancellationToken cancel)
    {
        await stage.Notices.TellAsync(times: 2, cancel);
        var made = stage.Setup.Tenant.Graph.Calendars.Made;
        foreach (var team in Teams)
        {
            var own = made.Where(item => item.Subject.Contains(team.Team.Name, StringComparison.Ordinal)).ToList();
            if (own.Count != EachTeam || own.Exists(item => team.Team.Members.Any(member => !item.IsIn(stage.Setup.Tenant.World.FindPerson(member.Person.Value)!))))
                stage.Miss($"Review and reflection of {team.Team.Name} are not in everybody's calendar once.");
        }
        var people = made.SelectMany(item => item.Invited.Append(item.Organizer)).Distinct().Count();
        stage.Narrator.Plain();
        stage.Narrator.Happens(at, $"Wednesday: review and reflection of {Words.Count(stage.Setup.Company.Teams.Length, "team")} stand in {Words.People(people)}'s calendars, "
            + $"{Words.Count(made.Count, "appointment")}, each once. Of every change in them the bot was told twice.");
    }
}
