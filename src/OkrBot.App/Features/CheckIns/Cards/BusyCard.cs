using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.CheckIns.Views;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>Several saved at one moment and this save did not get its turn. Nothing was saved; the same button again is the next step.</summary>
public static class BusyCard
{
    /// <param name="again">What was pressed, first.</param>
    public static AdaptiveCard Render(SegmentFrame frame, ImmutableArray<NextStep> again, Words words)
        => RefusalCard.Render(new RefusalView(frame, "refused.busy", ImmutableDictionary<string, string>.Empty, again), words);
}
