using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing;

/// <summary>The leadership sync later the same day: the company's own objectives, answered in a minute and closed by the facilitator.</summary>
internal sealed class LeadershipScene(Stage stage)
{
    private readonly SampleCompany _company = stage.Setup.Company;
    private readonly SampleTeam _team = stage.Setup.Company.Leadership;
    private readonly Actor _actor = new(stage, stage.Setup.Company.Leadership);
    private readonly Room _room = new(stage, stage.Setup.Company.Leadership);

    private DateTimeOffset Start => _team.Today.Start;
    private TenantPerson Hana => _company.Person("Hana");

    internal async Task PlayAsync(CancellationToken cancel)
    {
        await stage.SkipToAsync(Start.AddSeconds(-30), cancel);
        string[] joined = ["Hana", "Fay", "Goran", "Ines"];
        stage.Narrator.Plain();
        stage.Narrator.Happens(Start, $"\"{_team.Chat.Title}\" starts. {Words.List(joined)} have joined.");
        // The other spelling of the same event: Teams sends both.
        if (!await _room.OpensAsync(Start, [.. joined.Select(_company.Person)], MeetingEventCasing.Camel, cancel)) return;

        await _actor.UpdateAsync(Start.AddSeconds(stage.Dice.Next(20, 26)), _company.Person("Fay"),
            [new("Repeat purchase rate", "26.5", 6)], times: 1, cancel);
        await _actor.UpdateAsync(Start.AddSeconds(stage.Dice.Next(30, 36)), Hana,
            [new("Shops that would recommend us", "42", 6)], times: 1, cancel);
        await _actor.NoChangeAsync(Start.AddSeconds(stage.Dice.Next(40, 46)), _company.Person("Goran"), cancel);
        await _actor.NoChangeAsync(Start.AddSeconds(stage.Dice.Next(50, 56)), _company.Person("Ines"), cancel);
        await CloseAsync(cancel);
    }

    private async Task CloseAsync(CancellationToken cancel)
    {
        var at = Start.AddMinutes(3);
        await _actor.ComeAsync(at, Hana, cancel);
        stage.Narrator.Part(stage.RoomLines(_team.Chat));
        if (stage.RoomLines(_team.Chat).Any(line => line.Contains("minutes back", StringComparison.Ordinal)))
        {
            stage.Narrator.Happens(at, "All was fresh and nothing needed the room, so it closed by itself.");
            stage.ClosedOnTime++;
            await _room.EndsAsync(Hana, MeetingEventCasing.Camel, cancel);
            return;
        }
        var answer = await stage.Client.PressAsync(Hana, _team.Chat.Id, "Close", cancel);
        if (answer is BotAnswer.NoSuchButton or BotAnswer.Error or BotAnswer.Failed)
        {
            stage.Miss("The facilitator could not close the leadership sync.");
            return;
        }
        stage.Narrator.Does(at, Hana.Name, "closes the check-in", "7 minutes back");
        if (await _room.SummaryAsync(at, cancel)) stage.Narrator.Part(stage.RoomLines(_team.Chat));
        await _room.EndsAsync(Hana, MeetingEventCasing.Camel, cancel);
    }
}
