using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.App.Features.Follows.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Follows;

namespace OkrBot.App.Features.Follows;

/// <summary>Shows the sender's teams; the first time, and where the reporting line was not read for a week, it is read now. Also with what was found by a name, or all of them by none.</summary>
internal sealed class ShowFollows(FollowDesk desk, Suggesting suggesting) : ITurnHandler
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.RefusedAsync(turn, cancel) is { } no) return no;
        var sender = turn.From.Person!.Value;
        var entry = await desk.Follows.FindAsync(turn.Tenant, sender, cancel);
        var data = CardData.Of(turn.Act);
        // Not every client sends a field that is empty.
        var isSearch = turn.Verb == Verbs.FindFollows || data.Has(FollowsCard.FindField);
        if (!isSearch && (entry?.SuggestedAt is not { } at || turn.Now - at > Fresh)) entry = (await suggesting.LookAsync(turn.Tenant, sender, turn.Now, cancel)).Entry;
        entry ??= new FollowEntry(turn.Tenant, sender, FollowList.Nothing);
        if (!isSearch) return await desk.ShowAsync(turn, entry, found: null, ticked: null, done: null, cancel);
        var found = await desk.SearchAsync(turn, PlainText.Clean(data.Text(FollowsCard.FindField), FollowsCard.LongestName), PageIn(data), cancel);
        return await desk.ShowAsync(turn, entry, found, await desk.TeamsInAsync(turn, FollowsCard.TeamsField, cancel), done: null, cancel);
    }

    private static int PageIn(CardData data) => int.TryParse(data.Text(FollowsCard.NextField), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0;
}

/// <summary>Follows what is ticked, and no longer what was shown and is not. What the person says here nothing overwrites.</summary>
internal sealed class SaveFollows(FollowDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.RefusedAsync(turn, cancel) is { } no) return no;
        var sender = turn.From.Person!.Value;
        var shown = await desk.TeamsInAsync(turn, FollowsCard.ShownField, cancel);
        var ticked = await desk.TeamsInAsync(turn, FollowsCard.TeamsField, cancel);
        var entry = await desk.Follows.ChangeAsync(turn.Tenant, sender, known =>
        {
            var own = known ?? new FollowEntry(turn.Tenant, sender, FollowList.Nothing);
            return own with { List = own.List.Choose(shown, ticked, turn.Now) };
        }, cancel);
        return await desk.ShowAsync(turn, entry, found: null, ticked: null, FollowsFeature.WordsOf(turn)["done.saved"], cancel);
    }
}

/// <summary>Nothing of it is kept any more; looked at again, it begins anew.</summary>
internal sealed class ForgetFollows(FollowDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.RefusedAsync(turn, cancel) is { } no) return no;
        await desk.Follows.RemoveAsync(turn.Tenant, turn.From.Person!.Value, cancel);
        return new Reply.Show(FollowsCard.RenderForgotten(FollowsFeature.WordsOf(turn)));
    }
}
