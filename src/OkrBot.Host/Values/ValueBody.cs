using System.Text.Json;

namespace OkrBot.Host.Values;

/// <summary>Reads <c>{"value": 12.5}</c>: that one property, once, a JSON number.</summary>
internal static class ValueBody
{
    /// <summary>Bytes. A number takes 20.</summary>
    public const int Largest = 1024;

    private const string Property = "value";
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>Null when the body is larger than <see cref="Largest"/>; no more of it is read then.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Largest) return null;
        var buffer = new byte[Largest + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return length > Largest ? null : buffer.AsMemory(0, length);
    }

    /// <summary>Null for everything else: no JSON, a text, NaN, a number that no decimal holds, another property, one twice.</summary>
    public static decimal? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.GetPropertyCount() == 1 && root.TryGetProperty(Property, out var value)
                && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
                ? number
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
