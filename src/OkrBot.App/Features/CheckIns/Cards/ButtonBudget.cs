using System.Collections.Immutable;

namespace OkrBot.App.Features.CheckIns.Cards;

/// <summary>Hands out the room for buttons on one card, most important first: more than six nobody reads, and Teams may drop.</summary>
internal sealed class ButtonBudget
{
    public const int Most = 6;

    public int Left { get; private set; } = Most;

    /// <summary>As many as fit.</summary>
    public ImmutableArray<T> Some<T>(IEnumerable<T> wanted)
    {
        ImmutableArray<T> given = [.. wanted.Take(Left)];
        Left -= given.Length;
        return given;
    }

    /// <summary>All of them or none: they make sense together only.</summary>
    public ImmutableArray<T> All<T>(ImmutableArray<T> wanted)
    {
        if (wanted.Length > Left) return [];
        Left -= wanted.Length;
        return wanted;
    }
}
