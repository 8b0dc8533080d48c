using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OkrBot.Testing;

/// <summary>Compares with a file that a person has looked at and approved. It never approves by itself.</summary>
public static class Approved
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Fails unless <c>{folder}/{name}.approved.json</c> holds the same JSON, and then writes what came to <c>{name}.received.json</c> beside it.
    /// To approve it, look at it and rename it.
    /// </summary>
    /// <param name="folder">Parts of the path from the repository's root.</param>
    public static void Json(JsonNode actual, string name, params string[] folder)
    {
        Compare(actual.ToJsonString(Readable) + "\n", name, "json", folder);
    }

    /// <summary>The same for a text, in <c>{folder}/{name}.approved.txt</c>.</summary>
    public static void Text(string actual, string name, params string[] folder) => Compare(actual, name, "txt", folder);

    private static void Compare(string actual, string name, string ending, string[] folder)
    {
        var approved = Path.Combine(Repository.PathOf(folder), $"{name}.approved.{ending}");
        var received = Path.Combine(Repository.PathOf(folder), $"{name}.received.{ending}");
        var text = actual.ReplaceLineEndings("\n");
        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (text == expected)
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(Repository.PathOf(folder));
        File.WriteAllText(received, text);
        throw new NotApprovedException(FirstDifference(expected, text, received));
    }

    private static string FirstDifference(string expected, string actual, string received)
    {
        var old = expected.Split('\n');
        var lines = actual.Split('\n');
        var at = 0;
        while (at < old.Length && at < lines.Length && old[at] == lines[at]) at++;
        var was = at < old.Length ? old[at].Trim() : "(end)";
        var isNow = at < lines.Length ? lines[at].Trim() : "(end)";
        return $"Line {at + 1} was approved as {was} and is now {isNow}. Compare with {received}.";
    }
}

/// <summary>What came is not what was approved.</summary>
public sealed class NotApprovedException(string message) : Exception(message);
