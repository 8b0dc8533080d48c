using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Opens the form in which people type: <c>Update</c>, <c>Answer here</c>, <c>Answer for …</c>, <c>Answer for the room</c>.</summary>
internal sealed class OpenForm(CheckInDesk desk, AnswerForms forms, RefusalReplies refusals) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press) return CheckInDesk.Gone(turn);
        var on = await desk.FindAsync(press, cancel);
        if (turn.From.Person is not { } sender || press.Verb is not (Verbs.AnswerFor or Verbs.AnswerForRoom)) return forms.Open(press, on);
        // A form for others shows what others said: nobody sees it who could not save it.
        ImmutableArray<TeamPress> may = [.. on.Where(one => Refusal(press, one, sender) is null)];
        return may.IsEmpty && !on.IsEmpty
            ? refusals.Reply(press, [.. on.Select(one => new TeamChange(one.Press, new Change.Refused(Refusal(press, one, sender)!, one.State)))])
            : forms.Open(press, may);
    }

    private static Refusal? Refusal(CardPress press, TeamPress one, PersonId sender) => press.Verb == Verbs.AnswerForRoom
        ? Authority.RunnerOnly(one.State.Team, one.Press.OccurrenceIn(one.State) is { } on ? one.State.Find(on) : null, sender)
        : Authority.MemberOnly(one.State.Team, sender);
}
