using OkrBot.App.Cards;
using OkrBot.Testing;

namespace OkrBot.App.Tests.Features;

/// <summary>A slice's cards by name, compared with what somebody looked at; nothing approved is left without its card.</summary>
internal static class ApprovedGallery
{
    public static void Hold(IReadOnlyDictionary<string, Func<AdaptiveCard>> cards, string name, params string[] folder)
    {
        var card = cards[name]();
        Approved.Json(CardJson.Write(card), name, folder);
        CardRules.Hold(card);
    }

    public static void AllHaveTheirCard(IReadOnlyDictionary<string, Func<AdaptiveCard>> cards, params string[] folder)
    {
        var files = Directory.GetFiles(Repository.PathOf(folder), "*.approved.json").Select(file => Path.GetFileName(file).Replace(".approved.json", "", StringComparison.Ordinal));
        Assert.Equal(cards.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }
}
