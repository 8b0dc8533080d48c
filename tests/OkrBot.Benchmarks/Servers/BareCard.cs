using System.Text.Json;
using System.Text.Json.Serialization;
using OkrBot.Benchmarks.Driving;

namespace OkrBot.Benchmarks.Servers;

internal sealed record BareActivity(string Type, string Id, BareAccount From, BareAccount Conversation, BareValue Value);

internal sealed record BareAccount(string Id, string? Name, string? AadObjectId);

internal sealed record BareValue(BareAction Action);

internal sealed record BareAction(string Verb, Dictionary<string, JsonElement> Data);

internal sealed record BareAnswer(int StatusCode, string Type, BareCard Value);

internal sealed record BareBlock(string Type, string Text, bool Wrap);

/// <summary>A card of nothing but texts, each as long as a line of a real card.</summary>
internal sealed record BareCard(string Type, string Version, BareBlock[] Body)
{
    private const int LineLength = 90;

    public static BareAnswer Answer(BareActivity activity, string[] texts)
    {
        var lines = texts.Select(text => new BareBlock("TextBlock", text, Wrap: true));
        var about = $"{activity.From.Name}: {activity.Value.Action.Verb} with {activity.Value.Action.Data.Count} fields in {activity.Conversation.Id}";
        return new(200, AnswerCheck.CardType, new BareCard("AdaptiveCard", "1.5", [new("TextBlock", AnswerCheck.SavedWords, Wrap: true), new("TextBlock", about, Wrap: true), .. lines]));
    }

    /// <summary>So many lines that the answer comes to this size.</summary>
    public static string[] TextsFor(int bytes)
    {
        var line = new string('x', LineLength);
        var sample = new BareActivity("invoke", "", new("", "Team 1 person 1", null), new("19:meeting_000000000000000000000000@thread.v2", null, null), new(new("checkin.save", [])));
        var empty = JsonSerializer.SerializeToUtf8Bytes(Answer(sample, []), BareJson.Default.BareAnswer).Length;
        var one = JsonSerializer.SerializeToUtf8Bytes(Answer(sample, [line]), BareJson.Default.BareAnswer).Length - empty;
        return [.. Enumerable.Repeat(line, Math.Max(0, (bytes - empty + (one / 2)) / one))];
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareActivity))]
[JsonSerializable(typeof(BareAnswer))]
internal sealed partial class BareJson : JsonSerializerContext;
