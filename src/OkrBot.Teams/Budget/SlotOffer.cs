namespace OkrBot.Teams.Budget;

/// <summary>What a send got of the shared second.</summary>
internal abstract record SlotOffer
{
    private SlotOffer() { }

    /// <summary>It may go out from then until before then.</summary>
    public sealed record Slot(DateTimeOffset From, DateTimeOffset Until) : SlotOffer;

    /// <summary>The next second is full, or paused; ask again then.</summary>
    public sealed record Full(DateTimeOffset Until) : SlotOffer;

    /// <summary>Storage does not answer.</summary>
    public sealed record Unknown : SlotOffer;
}
