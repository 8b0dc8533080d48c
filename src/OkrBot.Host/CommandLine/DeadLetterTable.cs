using System.Globalization;
using System.Text.Json.Serialization;
using OkrBot.App.Ports;

namespace OkrBot.Host.CommandLine;

/// <summary>A dead letter as an operator reads it.</summary>
/// <param name="About">The work's id: names tenant, team and meeting by their ids, never people's words.</param>
/// <param name="Since">When it was put aside.</param>
internal sealed record DeadLetterLine(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("about")] string About,
    [property: JsonPropertyName("since")] DateTimeOffset Since,
    [property: JsonPropertyName("attempts")] int Attempts,
    [property: JsonPropertyName("reason")] string Reason)
{
    public static DeadLetterLine Of(DeadLetter letter)
        => new(letter.Id, Clean(letter.Item.Kind), Clean(letter.Item.Id), letter.At, letter.Item.Attempts, Clean(letter.Reason));

    /// <summary>A reason may quote what another server answered; nothing of it may steer a terminal.</summary>
    private static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}

/// <summary>Dead letters in columns, one line each: easy to read and to cut.</summary>
internal static class DeadLetterTable
{
    private const int ReasonShown = 120;
    private static readonly string[] Head = ["ID", "KIND", "SINCE", "ATTEMPTS", "ABOUT", "REASON"];

    public static IEnumerable<string> Lines(IReadOnlyList<DeadLetterLine> letters, int all)
    {
        if (letters.Count == 0) return ["No dead letters."];
        string[][] rows = [Head, .. letters.Select(Cells)];
        var widths = Enumerable.Range(0, Head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var hint = all > letters.Count ? $"{letters.Count} of {all} dead letters; --most N shows more." : $"{all} dead letter{(all == 1 ? "" : "s")}.";
        return [.. rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()), "", $"{hint} Put back: deadletters replay ID"];
    }

    private static string[] Cells(DeadLetterLine letter) =>
    [
        letter.Id, letter.Kind, letter.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
        letter.Attempts.ToString(CultureInfo.InvariantCulture), letter.About,
        letter.Reason.Length > ReasonShown ? letter.Reason[..ReasonShown] + "…" : letter.Reason,
    ];
}
