using OkrBot.App.Bot;

namespace OkrBot.App.Features.Rosters;

/// <summary>Who is on the team, and where that comes from.</summary>
internal sealed class ShowPeople(RosterDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (state, no) = await desk.FindAsync(turn, cancel);
        return state is null ? no : await desk.ShowAsync(turn, state, done: null, cancel);
    }
}

/// <summary>Reads it now instead of next night.</summary>
internal sealed class ReadPeople(RosterDesk desk, RosterLook look) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var (state, no) = await desk.FindAsync(turn, cancel);
        if (state is null) return no;
        var looked = await look.LookAsync(state, turn.Now, cancel);
        return await desk.ShowAsync(turn, looked.State, looked.Entry.Trouble is null ? RostersFeature.WordsOf(turn)["done.read"] : null, cancel);
    }
}
