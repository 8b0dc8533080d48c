using OkrBot.App.Bot;

namespace OkrBot.App.Features.Programme;

/// <summary>The programme as it stands: its weeks, its teams in figures, its holidays, and what may be done.</summary>
internal sealed class ShowProgramme(ProgrammeDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => desk.Refused(turn) ?? await desk.ShowAsync(ProgrammePress.Of(turn), more: false, done: null, cancel);
}

/// <summary>The buttons for which the card has no room.</summary>
internal sealed class MoreProgramme(ProgrammeDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => desk.Refused(turn) ?? await desk.ShowAsync(ProgrammePress.Of(turn), more: true, done: null, cancel);
}
