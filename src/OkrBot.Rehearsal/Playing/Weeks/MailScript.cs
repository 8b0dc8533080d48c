using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.Domain.Objectives;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>In the evening of working days people look at what the bot wrote to them: they answer, ask to be asked tomorrow, pause, stop, or do nothing.</summary>
internal sealed class MailScript(CycleStage stage, PersonalMail mail)
{
    private static readonly TimeOnly Evening = new(17, 30);

    private readonly Typist _typist = new(stage);

    internal async Task PlayAsync(CancellationToken cancel)
    {
        for (var day = stage.Setup.Company.Live.Start; day < stage.Setup.Company.Live.Start.AddDays((7 * stage.Weeks) - 2); day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            await stage.Timeline.AtAsync(LocalTimes.At(day, Evening), cancel);
            foreach (var (person, message) in mail.Take())
                if (IsNews(person, message)) await ReactAsync(person, message.ChatId, message.Card!, day, cancel);
        }
    }

    /// <summary>Nobody answers a message that asks nothing, as one with dates, and none once their team has met again, as after a meeting that was moved by a day.</summary>
    private bool IsNews(TenantPerson person, Message message) => message.Card is { } card && CardReader.Buttons(card).Any(button => button.Title == Typist.Answer) && stage.Client.NewestCard(message.ChatId)?.Id == message.Id
        && !stage.Books.Any(book => book.Team.OwnedBy(person).Length > 0 && book.LastOver?.CheckIns.LastOrDefault()?.PostedAt > message.PostedAt);

    private async Task ReactAsync(TenantPerson person, string chat, JsonObject card, DateOnly day, CancellationToken cancel)
    {
        // Ids come from the seed.
        var dice = new Random(day.DayNumber ^ Convert.ToInt32(person.ObjectId![..7], 16));
        var roll = dice.Next(100);
        if (roll < 55) await AnswerAsync(person, chat, new Reminded(card, dice, roll < 30), cancel);
        else if (roll < 68) await TomorrowAsync(person, chat, cancel);
        else if (roll < 74) await PauseAsync(person, chat, day, cancel);
        else if (roll < 76) await StopAsync(person, chat, cancel);
    }

    /// <summary>For all check-ins of which the card names key results, in one press.</summary>
    private async Task AnswerAsync(TenantPerson person, string chat, Reminded reminded, CancellationToken cancel)
    {
        var texts = CardSight.Texts(reminded.Card).ToHashSet(StringComparer.Ordinal);
        var asked = stage.Books.Where(book => book.LastOver is not null)
            .Select(book => (Book: book, KeyResults: book.Team.OwnedBy(person).Where(keyResult => texts.Contains(keyResult.Title)).ToImmutableArray()))
            .Where(one => !one.KeyResults.IsEmpty).ToList();
        var entries = asked.SelectMany(one => one.KeyResults.Select(keyResult => Entry.After(keyResult, one.Book.LastSaid.GetValueOrDefault(keyResult.Id), reminded.Dice))).ToImmutableArray();
        // "No change" is offered where each has a last answer.
        var repeats = reminded.Repeats && CardReader.Buttons(reminded.Card).Any(button => button.Title.StartsWith("No change", StringComparison.Ordinal));
        var saved = repeats ? await _typist.TapAsync(person, chat, "No change", cancel) : await _typist.HereAsync(person, chat, entries, cancel);
        foreach (var (book, keyResults) in asked) Enter(person, book, keyResults, repeats ? [] : entries, saved.Outcome);
        if (!saved.Outcome.Saved) stage.Miss($"{person.Name} answered a personal message: {saved.Outcome.Words}");
    }

    private static void Enter(TenantPerson person, TeamBook book, ImmutableArray<KeyResult> answered, ImmutableArray<Entry> entries, Outcome outcome)
    {
        if (outcome.Saved) book.Told(book.LastOver!, person, answered, [.. entries.Where(entry => answered.Contains(entry.KeyResult))]);
        else if (outcome.Unsure) book.Unsure(book.LastOver!, person, answered);
    }

    private async Task TomorrowAsync(TenantPerson person, string chat, CancellationToken cancel)
    {
        if (await SaysAsync(person, chat, "Ask me tomorrow", "ask again", cancel)) mail.Want(person);
    }

    private async Task StopAsync(TenantPerson person, string chat, CancellationToken cancel)
    {
        if (await SaysAsync(person, chat, "Stop messages", "No more messages", cancel)) mail.Quiet(person, DateOnly.MaxValue);
    }

    private async Task PauseAsync(TenantPerson person, string chat, DateOnly day, CancellationToken cancel)
    {
        await stage.Client.PressAsync(person, chat, "Pause", cancel);
        if (stage.Client.DialogOf(person) is null) return;
        // One week is chosen already.
        var answer = await stage.Client.PressAsync(person, chat, "Pause", cancel);
        stage.Client.Dismiss(person);
        if (answer is BotAnswer.DialogWords) mail.Quiet(person, day.AddDays(7));
    }

    private async Task<bool> SaysAsync(TenantPerson person, string chat, string button, string told, CancellationToken cancel)
        => await stage.Client.PressAsync(person, chat, button, cancel) is BotAnswer.Card card
            && CardSight.Texts(card.Content).Any(text => text.Contains(told, StringComparison.Ordinal));

    /// <param name="Repeats">The person would rather say "No change".</param>
    private sealed record Reminded(JsonObject Card, Random Dice, bool Repeats);
}
