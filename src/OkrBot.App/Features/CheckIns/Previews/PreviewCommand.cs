using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.Domain;

namespace OkrBot.App.Features.CheckIns.Previews;

/// <summary><c>preview</c>, said in the personal chat by whoever leads a team's check-in: the card of its next meeting. With several teams it asks which.</summary>
internal sealed class PreviewCommand(PreviewDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var words = PreviewDesk.WordsOf(turn);
        if (turn.Chat.Kind != ChatKind.Personal) return new Reply.Words(words["preview.personal"]);
        if (turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var led = await desk.LedByAsync(turn, sender, cancel);
        return led switch
        {
            [] => new Reply.Words(words["preview.notLead"]),
            [var only] => await desk.ShowAsync(turn, only, cancel),
            _ => new Reply.Show(PreviewChoiceCard.Render([.. led.Select(state => (state.Id.Team, state.Team.Name))], words)),
        };
    }
}

/// <summary>One of several teams was chosen.</summary>
internal sealed class ShowPreview(PreviewDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        var words = PreviewDesk.WordsOf(turn);
        if (turn.Chat.Kind != ChatKind.Personal) return new Reply.Words(words["preview.personal"]);
        ImmutableArray<TeamCycle> led = await desk.LedByAsync(turn, sender, cancel);
        var chosen = CardData.Of(turn.Act).Id(PreviewChoiceCard.TeamField);
        return led.FirstOrDefault(state => state.Id.Team.Value == chosen) is { } state
            ? await desk.ShowAsync(turn, state, cancel)
            : new Reply.Words(words[led.IsEmpty ? "preview.notLead" : "preview.choose"]);
    }
}

/// <summary>The other buttons of a preview show what people will see, and do nothing.</summary>
internal sealed class InertButton : ITurnHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancel) => Task.FromResult<Reply>(new Reply.Words(PreviewDesk.WordsOf(turn)["preview.inert"]));
}
