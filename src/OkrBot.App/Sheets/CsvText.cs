using System.Text;
using System.Text.Unicode;

namespace OkrBot.App.Sheets;

/// <summary>The text of a CSV file.</summary>
/// <param name="IsGuess">Nothing in the file says its encoding and it is no UTF-8: Windows-1252 then, the one of Excel in western Europe.</param>
internal sealed record CsvText(string Text, bool IsGuess)
{
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static CsvText Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] when Utf8.IsValid(bytes) => new(Encoding.UTF8.GetString(bytes[3..]), false),
        [0xEF, 0xBB, 0xBF, ..] => new(Western.GetString(bytes[3..]), true),
        [0xFF, 0xFE, ..] => new(Encoding.Unicode.GetString(bytes[2..]), false),
        [0xFE, 0xFF, ..] => new(Encoding.BigEndianUnicode.GetString(bytes[2..]), false),
        _ when IsWide(bytes) => new((bytes[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes), false),
        _ => Utf8.IsValid(bytes) ? new(Encoding.UTF8.GetString(bytes), false) : new(Western.GetString(bytes), true),
    };

    /// <summary>Two bytes a letter: by its mark, or because of its first letters most are of an alphabet whose second byte is nothing.</summary>
    public static bool IsWide(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return true;
        var looked = bytes[..(Math.Min(bytes.Length, 64) & ~1)];
        var (first, second) = (Nothing(looked, 0), Nothing(looked, 1));
        return looked.Length >= 4 && Math.Min(first, second) == 0 && Math.Max(first, second) > looked.Length / 4;
    }

    /// <summary>Whether a row of a guessed encoding has letters that are UTF-8.</summary>
    public static bool HasUtf8(string row)
    {
        foreach (var letter in row)
            if (letter > 0x7F) return Looks(Western.GetBytes(row));
        return false;
    }

    private static bool Looks(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] < 0xC2 || bytes[at] > 0xF4) continue;
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == System.Buffers.OperationStatus.Done && used > 1) return true;
        }
        return false;
    }

    private static int Nothing(ReadOnlySpan<byte> bytes, int at)
    {
        var count = 0;
        for (; at < bytes.Length; at += 2) count += bytes[at] == 0 ? 1 : 0;
        return count;
    }
}
