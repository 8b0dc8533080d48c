using System.Text.Json.Nodes;

namespace OkrBot.App.Cards;

/// <summary>The only place that knows Adaptive Card property names.</summary>
public static class CardJson
{
    public static JsonObject Write(AdaptiveCard card) => throw new NotSupportedException(card.Lang);
}
