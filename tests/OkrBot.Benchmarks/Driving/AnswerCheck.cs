using System.Text;
using System.Text.Json;
using OkrBot.App.Bot;

namespace OkrBot.Benchmarks.Driving;

/// <summary>Whether an answer says that the save is done.</summary>
internal static class AnswerCheck
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>What the person reads on top of their card.</summary>
    public static string SavedWords { get; } = WordBook.For("CheckIns", "en-GB").Plural("own.saved", 1);

    private const int LongestShown = 400;
    private static readonly byte[] CardBytes = Encoding.UTF8.GetBytes($"\"{CardType}\"");
    private static readonly byte[] SavedBytes = Encoding.UTF8.GetBytes($"\"{SavedWords}\"");

    /// <summary>A few comparisons: an adaptive card is there, and a text that is these words and nothing else.</summary>
    public static bool IsSaved(ReadOnlySpan<byte> body) => body.IndexOf(CardBytes) >= 0 && body.IndexOf(SavedBytes) >= 0;

    /// <summary>Enough of an answer to see what it is.</summary>
    public static string Start(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestShown)]);

    /// <summary>The same, read as JSON; the reason when it is not so.</summary>
    public static string? Problem(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.GetProperty("statusCode").GetInt32() != 200) return "the answer's own status is not 200";
            if (root.GetProperty("type").GetString() != CardType) return "the answer is no card";
            var card = root.GetProperty("value");
            if (card.GetProperty("type").GetString() != "AdaptiveCard" || card.GetProperty("body").GetArrayLength() == 0) return "the card is no adaptive card";
            return Says(card.GetProperty("body")) ? null : "the card does not say saved";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "the answer cannot be read: " + e.Message;
        }
    }

    private static bool Says(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(property => Says(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(Says),
        JsonValueKind.String => element.ValueEquals(SavedWords),
        _ => false,
    };
}
