using OkrBot.App.Bot;
using OkrBot.App.Features.Programme.Cards;
using OkrBot.App.Features.Programme.Forms;
using OkrBot.App.Features.Programme.Views;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Programme;

/// <summary>Asks when the next weeks begin, with the likely answer filled in.</summary>
internal sealed class AskCycle(ProgrammeDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => desk.Refused(turn) ?? Form(ProgrammePress.Of(turn), CycleForm.For((await desk.TenantAsync(turn, cancel)).Cycles, ProgrammeDesk.Today(turn)), problem: null);

    public static Reply Form(ProgrammePress press, CycleForm form, string? problem)
        => press.Form(CycleFormCard.Render(new CycleFormView(form, press.OnCard, problem), press.Buttons, press.Words));
}

/// <summary>Opens them for the whole tenant. Pressed twice it opens once.</summary>
internal sealed class OpenNow(ProgrammeDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (desk.Refused(turn) is { } refused) return refused;
        var press = ProgrammePress.Of(turn);
        var form = CycleForm.Typed(press.Data);
        if (form.Command is not { } command) return AskCycle.Form(press, form, press.Words[Typed.Date(form.Start) is null ? "problem.day" : "problem.weeks"]);
        CycleOpened outcome = new CycleOpened.Refused(new ProgrammeLeadsOnly());
        await desk.ChangeAsync(turn, entry =>
        {
            outcome = CycleOpening.Decide(entry.Cycles, command, ProgrammeDesk.Today(turn));
            return outcome is CycleOpened.Accepted { Repeated: false, Cycle: var cycle } ? entry with { Live = [.. entry.Live, cycle with { OpenedAt = turn.Now }] } : null;
        }, cancel);
        if (outcome is not CycleOpened.Accepted opened) return AskCycle.Form(press, form, ProgrammeWords.Say(((CycleOpened.Refused)outcome).Refusal, press.Words));
        var done = press.Words.Text("opened", ("start", press.Words.DateAndYear(opened.Cycle.Start)), ("end", press.Words.DateAndYear(opened.Cycle.End)));
        return press.OnCard ? await desk.ShowAsync(press, more: false, done, cancel) : new Reply.CloseDialog(done);
    }
}
