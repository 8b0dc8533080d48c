using OkrBot.App.Bot;
using OkrBot.App.Features.Reminders.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Reminders;

/// <summary>Looks at one person: reads what is open in all their teams, asks the rule, and sends the one card when it says so. The message is
/// written down before it goes out, under the entry's mark: of two servers one sends, and after a crash one is missing rather than sent twice.</summary>
internal sealed class RemindWork(IDirectory directory, AnswersReader reader, PersonalChats chats, IMessenger messenger, TimeProvider time) : IWorkHandler
{
    public const string Kind = "remind";

    /// <summary>Further away than this the planner asks again by itself.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(5);

    public async Task<WorkResult> HandleAsync(WorkItem item, CancellationToken cancel)
    {
        if (item is not { Tenant: { } tenant, Person: { } id }) return new WorkResult.Failed("a reminder item names a tenant and a person");
        var now = time.GetUtcNow();
        if (await directory.FindPersonAsync(tenant, id, cancel) is not { ServiceUrl: not null, Unreachable: null, Manners.Stopped: false } person) return WorkResult.Done;
        var answers = await reader.ReadAsync(person, now, cancel);
        var decided = Reminding.Decide(person.Manners, answers.Calendar, answers.Open, now);
        // Whoever is away is asked once they are back, while their answer still tells somebody something.
        if (decided is ReminderDecision.SendNow && await reader.AwayUntilAsync(answers, cancel) is { } back) return new WorkResult.Later(back);
        return decided switch
        {
            ReminderDecision.SendNow when person.PersonalChat is null => await chats.OpenAsync(answers, now, cancel),
            ReminderDecision.SendNow => await SendAsync(answers, now, cancel),
            _ => NotNow(decided, now),
        };
    }

    private async Task<WorkResult> SendAsync(PersonsAnswers answers, DateTimeOffset now, CancellationToken cancel)
    {
        var person = answers.Person;
        var (decided, before) = await RecordAsync(answers, now, cancel);
        if (decided is not ReminderDecision.SendNow send) return NotNow(decided, now);
        var card = ReminderCard.Render(ReminderViews.Of(answers, send, now), RemindersFeature.WordsFor(answers.Language));
        var to = new ChatAddress(person.Tenant, person.PersonalChat!.Value, person.ServiceUrl!);
        switch (await messenger.SendAsync(to, new OutgoingMessage(card, card.FallbackText), SendClass.Reminder, cancel))
        {
            case SendResult.Final final:
                await chats.LostAsync(person, $"{final.Status} {final.Code}", cancel);
                return WorkResult.Done;
            case SendResult.Throttled throttled:
                return await TakeBackAsync(person, before, now, throttled.Until, cancel);
            case SendResult.Failed:
                // Teams being away is no failure of ours: it waits, and the rule says until when.
                return await TakeBackAsync(person, before, now, now + TryAgain, cancel);
            default:
                // An ambiguous send is not repeated: a message too few is better than one twice.
                return WorkResult.Done;
        }
    }

    /// <summary>Decides again on the entry as it is stored, so that a wish or another server that came between counts.</summary>
    private async Task<(ReminderDecision Decided, Manners Before)> RecordAsync(PersonsAnswers answers, DateTimeOffset now, CancellationToken cancel)
    {
        ReminderDecision decided = new ReminderDecision.Never(ReminderReason.Stopped);
        var before = answers.Person.Manners;
        await directory.ChangePersonAsync(answers.Person.Tenant, answers.Person.Person, entry =>
        {
            var known = entry ?? answers.Person;
            before = known.Manners;
            if (known.Unreachable is not null) return known;
            decided = Reminding.Decide(before, answers.Calendar, answers.Open, now);
            if (decided is not ReminderDecision.SendNow send) return known;
            decided = send = ReminderViews.Fit(send);
            return known with { Reminders = ReminderLog.Record(before, answers.Calendar, send, now) };
        }, cancel);
        return (decided, before);
    }

    private async Task<WorkResult> TakeBackAsync(PersonEntry person, Manners before, DateTimeOffset recordedAt, DateTimeOffset until, CancellationToken cancel)
    {
        await directory.ChangePersonAsync(person.Tenant, person.Person, entry =>
        {
            var known = entry ?? person;
            return known with { Reminders = ReminderLog.TakeBack(known.Manners, before, recordedAt) };
        }, cancel);
        return new WorkResult.Later(until);
    }

    private static WorkResult NotNow(ReminderDecision decided, DateTimeOffset now)
        => decided is ReminderDecision.Later later && later.At - now < Ahead ? new WorkResult.Later(later.At) : WorkResult.Done;
}
