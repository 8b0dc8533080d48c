using System.Collections.Immutable;

namespace OkrBot.App.Cards;

/// <summary>A card as a plain value; <see cref="CardJson"/> alone knows how it is written. Names follow the Adaptive Cards schema 1.5.</summary>
/// <param name="FallbackText">What a client shows or speaks that cannot draw the card. Clients differ in whether they read Markdown there: pass what people typed through <see cref="UserText"/>.</param>
/// <param name="Lang">BCP 47: the language of the words, by which clients write <c>{{TIME()}}</c>.</param>
public sealed record AdaptiveCard(string FallbackText, string Lang, ImmutableArray<CardElement> Body)
{
    public ImmutableArray<CardAction> Actions { get; init; } = [];

    /// <summary>Makes listed people's clients ask for their own view.</summary>
    public Refresh? Refresh { get; init; }

    /// <summary>Uses the whole width of the chat on large screens.</summary>
    public bool FullWidth { get; init; } = true;
}

/// <param name="UserIds"><c>29:</c> ids, at most 60; others get the view by a button.</param>
public sealed record Refresh(Execute Action, ImmutableArray<string> UserIds);
