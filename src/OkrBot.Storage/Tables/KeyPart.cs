using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OkrBot.Storage.Tables;

/// <summary>Makes any text a part of a key: printable ASCII without <c>/ \ # ? % ' |</c>. The ordinal order of texts and of their prefixes is kept,
/// so that ranges mean what they say: a forbidden character becomes its allowed predecessor and a digit, and the predecessor itself another
/// digit.</summary>
public static class KeyPart
{
    /// <summary>Stands between the parts of a key, and never in one.</summary>
    public const char Separator = '|';

    /// <summary>The first key after all keys that begin with <c>prefix|</c>.</summary>
    public const char AfterSeparator = '}';

    private const int LongestBounded = 256;

    public static string Of(string value)
    {
        var safe = new StringBuilder(value.Length + 8);
        foreach (var c in value) Append(safe, c);
        return safe.ToString();
    }

    /// <summary>For a text that is only ever looked up whole: as <see cref="Of(string)"/>, or a hash when that grew too long for a key.</summary>
    public static string Bounded(string value)
    {
        var safe = Of(value);
        return safe.Length <= LongestBounded ? safe : "~2" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
    }

    /// <summary>An instant as sortable UTC text, exact to the tick.</summary>
    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder safe, char c) => _ = c switch
    {
        < ' ' => safe.Append(" 0").Append(((int)c).ToString("X2", CultureInfo.InvariantCulture)),
        ' ' => safe.Append(" 1"),
        '"' => safe.Append("\"0"),
        '#' => safe.Append("\"1"),
        '$' => safe.Append("$0"),
        '%' => safe.Append("$1"),
        '&' => safe.Append("&0"),
        '\'' => safe.Append("&1"),
        '.' => safe.Append(".0"),
        '/' => safe.Append(".1"),
        '>' => safe.Append(">0"),
        '?' => safe.Append(">1"),
        '[' => safe.Append("[0"),
        '\\' => safe.Append("[1"),
        '{' => safe.Append("{0"),
        '|' => safe.Append("{1"),
        '~' => safe.Append("~0"),
        > '~' => safe.Append("~1").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
        _ => safe.Append(c),
    };
}
