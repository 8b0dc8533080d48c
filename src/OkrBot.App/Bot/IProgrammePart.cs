using System.Collections.Immutable;
using OkrBot.App.Cards;

namespace OkrBot.App.Bot;

/// <summary>What a slice adds to the card of whoever runs the OKR programme, so that the slices need not know each other. Register one as a singleton
/// of this interface. It is asked only for programme leads, in their own chat.</summary>
public interface IProgrammePart
{
    /// <summary>Lower stands first; use 10, 20, … and leave room.</summary>
    int Order { get; }

    /// <summary>Null = nothing to show now.</summary>
    /// <param name="here">The reader's client has no dialogs: every form stands on the card.</param>
    Task<ProgrammePart?> OfAsync(Turn turn, bool here, CancellationToken cancel);
}

/// <param name="Lines">At most three short elements without inputs: the card shares its size among all.</param>
/// <param name="Actions">Usually one; what the card has no room for stands behind its "More".</param>
public sealed record ProgrammePart(ImmutableArray<CardElement> Lines, ImmutableArray<CardAction> Actions);
