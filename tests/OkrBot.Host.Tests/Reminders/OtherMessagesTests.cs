using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Reminders;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Reminders;

/// <summary>Growth has no objectives any more, so Goran is told in person that its meeting began without a check-in.</summary>
public sealed class OtherMessagesTests
{
    [Fact]
    public async Task What_is_told_in_person_counts_as_the_message_of_that_day()
    {
        await using var stage = await MetAsync(manners => manners);
        Assert.Contains("has no objectives yet", Assert.Single(stage.CardsOf("Goran")).Card!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 4), Assert.Single((await stage.MannersAsync("Goran")).Sent).Day);
    }

    [Fact]
    public async Task Whoever_stopped_messages_or_has_had_one_today_is_told_nothing()
    {
        await using (var stage = await MetAsync(Wishes.Stop)) Assert.Empty(stage.CardsOf("Goran"));
        await using var second = await MetAsync(manners => manners with { Sent = [new SentReminder(new(2026, 11, 4, 8, 0, 0, TimeSpan.Zero), new(2026, 11, 4), [])] });
        Assert.Empty(second.CardsOf("Goran"));
    }

    private static async Task<Stage> MetAsync(Func<Manners, Manners> wish)
    {
        var stage = await Stage.SetAsync("2026-11-04T09:59:00Z");
        await stage.ChangeAsync("Goran", entry => entry with { Reminders = wish(entry.Manners) });
        var growth = stage.Company.Growth;
        await stage.Get<ITeamCycles>().ChangeAsync(
            growth.Id, new CommandStamp("stop", null, stage.Time.Now),
            state => Decision.Of(state.Objectives.Values.Select(o => new TeamEvent.ObjectiveWritten(o with { State = ObjectiveState.Stopped }))), CancellationToken.None);
        stage.Time.Advance(TimeSpan.FromMinutes(1));
        await stage.Client.MeetingStartsAsync(stage.Person("Goran"), growth.Chat.Id, MeetingEventCasing.Pascal, CancellationToken.None);
        await stage.WorkAsync();
        return stage;
    }
}
