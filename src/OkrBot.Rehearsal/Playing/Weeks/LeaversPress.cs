using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>Somebody keeps a card from the time on the team, and presses a button of it afterwards, which is for members alone.</summary>
internal sealed class LeaversPress(CycleStage stage, TeamBook book, TenantPerson leaver)
{
    private const string Button = "Raise a blocker";
    private static readonly TimeSpan InTheMiddle = new(0, 4, 1);

    private JsonObject? _kept;

    /// <summary>In each check-in of these weeks; the last card with the button stays.</summary>
    internal async Task KeepAsync(int first, int last, CancellationToken cancel)
    {
        for (var week = first; week <= last; week++)
        {
            await stage.Timeline.AtAsync(LocalTimes.StartOf(book.Team, week) + InTheMiddle, cancel);
            await stage.Client.LookAsync(leaver, book.Team.Chat.Id, cancel);
            if (stage.Client.CardFor(leaver, book.Team.Chat.Id) is { } card && CardReader.Buttons(card).Any(button => button.Title == Button)) _kept = (JsonObject)card.DeepClone();
        }
        if (_kept is null) stage.Miss($"{leaver.Name} never saw [{Button}].");
    }

    internal async Task PressAsync(CancellationToken cancel)
    {
        var answer = await stage.Client.PressAsync(leaver, book.Team.Chat.Id, new Press(Button) { On = _kept }, cancel);
        stage.Client.Dismiss(leaver);
        var words = Outcome.Of(answer, stage.Narrator.CardText).Words;
        var isRefused = words.StartsWith("Only people on this team", StringComparison.Ordinal);
        if (!isRefused) stage.Miss($"{leaver.Name}, who left, was not refused: {words}");
        stage.Leavers.Enqueue((leaver, isRefused));
    }
}
