using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Reminders.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Reminders;

/// <summary>"Ask me tomorrow", "Stop messages" and "Start again".</summary>
internal sealed class SayWish(WishDesk desk, IWorkQueue queue) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (WishDesk.Refused(turn) is { } refused) return refused;
        var verb = ((Act.Pressed)turn.Act).Verb;
        var taken = await desk.TakeAsync(turn, (manners, calendar) => verb switch
        {
            Verbs.ReminderSnooze => Wishes.Snooze(manners, calendar, turn.Now),
            Verbs.ReminderStop => new WishOutcome(Wishes.Stop(manners)),
            _ => new WishOutcome(Wishes.Start(manners)),
        }, cancel);
        // What is still open may come today.
        if (verb == Verbs.ReminderStart) await queue.EnqueueAsync([PlanReminders.ItemFor(turn.Tenant, turn.From.Person!.Value, turn.Now)], cancel);
        return new Reply.Show(taken.Refusal is null ? Taken(verb, taken) : WishCard.Refused(taken.Refusal, taken.Data, taken.Words));
    }

    private static AdaptiveCard Taken(string verb, TakenWish taken) => verb switch
    {
        Verbs.ReminderSnooze => WishCard.Snoozed(taken.Calendar.DayOf(taken.Manners.Snoozed!.Until), taken.Words),
        Verbs.ReminderStop => WishCard.Stopped(taken.Data, taken.Words),
        _ => WishCard.Started(taken.Data, taken.Words),
    };
}
