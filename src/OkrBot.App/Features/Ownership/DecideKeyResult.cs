using OkrBot.App.Bot;
using OkrBot.App.Features.Ownership.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;

namespace OkrBot.App.Features.Ownership;

/// <summary>Keep, the new owner that was chosen, or stop with its reason.</summary>
internal sealed class DecideKeyResult(OwnerDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender || OwnerDesk.KeyResultOf(press.Subject) is not { } about) return OwnerDesk.Gone(turn);
        var change = await desk.ChangeAsync(press.Subject, (state, on) => Decide(press, state, on, about), cancel);
        return change switch
        {
            Change.Saved when turn.Act is Act.DialogSent => new Reply.CloseDialog(),
            Change.Saved => new Reply.Continue(Verbs.View, press.Key.ToData()),
            Change.Refused { Refusal: StopReasonMissing or StopReasonTooLong } refused => OpenStop.Form(press, OwnerDesk.Seen(press, refused.State).KeyResults[about], refused.Refusal.Code, OwnerDesk.WordsOf(turn, refused.State)),
            _ => OwnerDesk.No(turn, change),
        };

        Decision Decide(CardPress pressed, TeamCycle state, Occurrence on, KeyResultId id) => pressed.Verb switch
        {
            Verbs.SaveOwner => KeyResultDecisions.Decide(state, new NameOwner(sender, on, id, new PersonId(pressed.Data.Id(NewOwnerCard.OwnerField) ?? "")), turn.Now),
            Verbs.SaveStop => KeyResultDecisions.Decide(state, new StopKeyResult(sender, on, id, pressed.Data.Text(StopCard.ReasonField) ?? ""), turn.Now),
            _ => KeyResultDecisions.Decide(state, new KeepKeyResult(sender, on, id), turn.Now),
        };
    }
}
