using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>What people press beside their own answers: to run the check-in, and to talk about what stands in the way.
/// Each answers whether it was done; false also where the card offers no such button.</summary>
internal sealed class RunningHands(CycleStage stage, SampleTeam team)
{
    private string ChatId => team.Chat.Id;

    internal Task<bool> CloseAsync(TenantPerson person, CancellationToken cancel) => TapAsync(person, "Close now", cancel);
    internal Task<bool> ExtendAsync(TenantPerson person, CancellationToken cancel) => TapAsync(person, "Five more minutes", cancel);
    internal Task<bool> RunItAsync(TenantPerson person, CancellationToken cancel) => TapAsync(person, "I'll run it", cancel);
    internal Task<bool> CallOffAsync(TenantPerson person, CancellationToken cancel) => TapAsync(person, "No meeting today", cancel);
    internal Task<bool> NoDecisionAsync(TenantPerson person, CancellationToken cancel) => TapAsync(person, "None today", cancel);
    internal Task<bool> ResolveAsync(TenantPerson person, CancellationToken cancel) => TapAsync(person, "Resolved", cancel);

    /// <summary>What was agreed last time was kept, or not yet.</summary>
    internal Task<bool> SayKeptAsync(TenantPerson person, bool kept, CancellationToken cancel) => TapAsync(person, kept ? "Kept" : "Not yet", cancel);

    /// <summary>A key result of which nobody has said anything for long is kept.</summary>
    internal Task<bool> KeepAsync(TenantPerson person, CancellationToken cancel) => TapAsync(person, "Keep", cancel);

    /// <summary>Null where the card has no room for the button, because something is asked that comes first.</summary>
    internal async Task<bool?> HandOverAsync(TenantPerson person, TenantPerson to, CancellationToken cancel)
    {
        await stage.Client.LookAsync(person, ChatId, cancel);
        var asked = await stage.Client.PressAsync(person, ChatId, "Hand over", cancel);
        if (asked is BotAnswer.NoSuchButton) return null;
        if (asked is not BotAnswer.Card { Content: var card }) return false;
        var form = new Form(card);
        foreach (var field in form.Fields.Where(field => field.Kind == "ChoiceSet")) field.Fill(to.Name);
        return IsDone(await stage.Client.PressAsync(person, ChatId, new Press("Hand over") { On = card, Form = form }, cancel));
    }

    internal Task<bool> RaiseAsync(TenantPerson person, string keyResult, string need, string from, CancellationToken cancel)
        => TypeAsync(person, "Raise a blocker", form =>
        {
            form.TryFill("need", need);
            form.TryFill("from", from);
            foreach (var field in form.Fields.Where(field => field.Choices.Any(choice => choice.Title == keyResult))) field.Fill(keyResult);
        }, cancel);

    internal Task<bool> DecideAsync(TenantPerson person, string decision, CancellationToken cancel)
        => TypeAsync(person, "Add the decision", form =>
        {
            foreach (var field in form.Fields.Where(field => !field.Choices.IsEmpty)) field.Fill(field.Choices[0].Value);
            foreach (var field in form.Fields.Where(field => field.Kind == "Text")) field.Fill(decision);
        }, cancel);

    private async Task<bool> TapAsync(TenantPerson person, string button, CancellationToken cancel)
    {
        await stage.Client.LookAsync(person, ChatId, cancel);
        return IsDone(await stage.Client.PressAsync(person, ChatId, button, cancel));
    }

    /// <summary>A "no" is a card, too, but not one of the check-in.</summary>
    private static bool IsDone(BotAnswer answer) => answer is BotAnswer.Card card && CardSight.IsCheckIn(card.Content);

    private async Task<bool> TypeAsync(TenantPerson person, string button, Action<Form> fill, CancellationToken cancel)
    {
        await stage.Client.LookAsync(person, ChatId, cancel);
        await stage.Client.PressAsync(person, ChatId, button, cancel);
        if (stage.Client.DialogOf(person) is not { } form) return false;
        fill(form);
        var answer = await stage.Client.PressAsync(person, ChatId, "Save", cancel);
        stage.Client.Dismiss(person);
        return answer is BotAnswer.Nothing or BotAnswer.DialogWords;
    }
}
