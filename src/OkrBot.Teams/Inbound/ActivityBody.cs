using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Inbound;

/// <summary>Reads a request's body into an activity, with bounds on its size and its nesting.</summary>
internal static class ActivityBody
{
    /// <summary>Bytes. Teams' messages stay below 100 KB.</summary>
    public const int Largest = 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Null when the body is larger than <see cref="Largest"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Largest)
            return null;
        using var all = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            if (all.Length + read > Largest)
                return null;
            all.Write(buffer, 0, read);
        }
        return all.ToArray();
    }

    /// <summary>Null when it is no JSON, has a field of a wrong type, a broken text, a key twice, or no type.</summary>
    public static Activity? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            if (!HasSoundTexts(document.RootElement))
                return null;
            var activity = document.RootElement.Deserialize(ProtocolJson.Default.Activity);
            return string.IsNullOrEmpty(activity?.Type) ? null : activity;
        }
        catch (JsonException)
        {
            return null;
        }
        // This is how System.Text.Json reports a lone surrogate or broken UTF-8, and only once somebody reads the text.
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads every text once, so that a broken one shows here and not in a handler.</summary>
    private static bool HasSoundTexts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(p => p.Name is not null && HasSoundTexts(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(HasSoundTexts),
        JsonValueKind.String => element.GetString() is not null,
        _ => true,
    };
}
