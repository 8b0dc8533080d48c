using OkrBot.App.Bot;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Opens the form in which people type: <c>Update</c>, <c>Answer here</c>, <c>Answer for …</c>, <c>Answer for the room</c>.</summary>
internal sealed class OpenForm(CheckInDesk desk, AnswerForms forms) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => CardPress.Read(turn) is { } press ? forms.Open(press, await desk.FindAsync(press, cancel)) : CheckInDesk.Gone(turn);
}
