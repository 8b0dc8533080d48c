using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.KeyResults;

namespace OkrBot.App.Features.CheckIns.Views;

/// <summary>The teams that stand on one card, in the card's order, each with its segment, at one moment.</summary>
internal sealed record ViewScenes(ImmutableArray<ViewScene> All)
{
    public static ViewScenes Of(ViewScene one) => new([one]);

    public ViewScene First => All[0];

    public bool AreSeveral => All.Length > 1;

    /// <summary>Names all of them.</summary>
    public CardKey Key => CardKey.Together([.. All.Select(scene => scene.Key)]);

    /// <summary>One head for all of them: their names, and answers counted together.</summary>
    public SegmentFrame Frame(string language)
    {
        var first = First.Frame(language);
        if (!AreSeveral) return first;
        var frames = All.Select(scene => scene.Frame(language)).ToList();
        return first with
        {
            Key = Key,
            Team = StatusWords.And([.. frames.Select(f => f.Team)], WordBook.For(CheckInDesk.Slice, language)),
            Closed = frames.All(f => f.Closed),
            Answered = frames.Sum(f => f.Answered),
            Due = frames.Sum(f => f.Due),
            TeamPage = null,
        };
    }
}
