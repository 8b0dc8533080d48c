using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OkrBot.Graph.Client;

/// <summary>The answers in the response to a batch.</summary>
internal sealed class BatchAnswers
{
    private const int Throttled = 429;
    private const string RetryAfter = "Retry-After";
    private readonly JsonObject _body;
    private readonly JsonArray _answers;

    private BatchAnswers(JsonObject body, JsonArray answers) => (_body, _answers) = (body, answers);

    /// <summary>As if nothing had been asked.</summary>
    public static BatchAnswers None
    {
        get
        {
            var answers = new JsonArray();
            return new(new JsonObject { ["responses"] = answers }, answers);
        }
    }

    /// <summary>Leaves the content readable; null for what something between us and Graph has said.</summary>
    public static async Task<BatchAnswers?> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        await content.LoadIntoBufferAsync(cancel);
        try
        {
            return JsonNode.Parse(await content.ReadAsByteArrayAsync(cancel)) is JsonObject body && body["responses"] is JsonArray answers ? new(body, answers) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Which parts are to be asked no more for how long.</summary>
    public IEnumerable<(string Id, TimeSpan Wait)> Waits(TimeProvider time) => from answer in _answers.OfType<JsonObject>()
        where answer["status"] is JsonValue status && status.TryGetValue<int>(out var code) && code == Throttled
        let told = (answer["headers"] as JsonObject)?.FirstOrDefault(header => header.Key.Equals(RetryAfter, StringComparison.OrdinalIgnoreCase)).Value?.ToString()
        where RetryConditionHeaderValue.TryParse(told, out _)
        let wait = Quiet.WaitOf(RetryConditionHeaderValue.Parse(told), time)
        where wait is not null
        select (answer["id"]?.ToString() ?? "", wait.Value);

    /// <summary>Together with what Graph would have answered to the parts that were held back.</summary>
    public HttpContent With(IReadOnlyDictionary<string, TimeSpan> heldBack)
    {
        foreach (var (id, left) in heldBack)
        {
            _answers.Add((JsonNode)new JsonObject
            {
                ["id"] = id,
                ["status"] = Throttled,
                ["headers"] = new JsonObject { [RetryAfter] = Quiet.Rounded(left).TotalSeconds.ToString(CultureInfo.InvariantCulture) },
                ["body"] = new JsonObject { ["error"] = new JsonObject { ["code"] = "TooManyRequests", ["message"] = "Not asked: Graph wants quiet." } },
            });
        }
        return BatchBody.Json(_body);
    }
}
