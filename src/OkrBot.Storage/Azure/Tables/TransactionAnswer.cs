using System.Globalization;
using System.Text;

namespace OkrBot.Storage.Azure.Tables;

/// <summary>What the service says of one action; of a transaction that it refused, there is one.</summary>
internal sealed record ActionAnswer(int Status, string ETag, string Code, string Message)
{
    /// <summary>The failed action: its index stands before the message, <c>2:The specified entity already exists.</c></summary>
    public int? Index => Message.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && int.TryParse(Message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}

/// <summary>Reads the answer to a transaction. Only lines are looked at, so that both the service's and the emulator's ways of laying them out will
/// do.</summary>
internal static class TransactionAnswer
{
    private const string StatusLine = "HTTP/1.1 ", ETag = "ETag:", Boundary = "--";

    public static IReadOnlyList<ActionAnswer> Read(ReadOnlySpan<byte> body)
    {
        var answers = new List<ActionAnswer>();
        var part = new List<string>();
        foreach (var line in Encoding.UTF8.GetString(body).Split('\n'))
        {
            var text = line.TrimEnd('\r');
            if (!text.StartsWith(Boundary, StringComparison.Ordinal)) part.Add(text);
            else Finish();
        }

        Finish();
        return answers;

        void Finish()
        {
            if (Read(part) is { } answer) answers.Add(answer);
            part.Clear();
        }
    }

    private static ActionAnswer? Read(List<string> lines)
    {
        var start = lines.FindIndex(line => line.StartsWith(StatusLine, StringComparison.Ordinal));
        if (start < 0 || !int.TryParse(lines[start].AsSpan(StatusLine.Length, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status)) return null;
        var mark = lines.Find(line => line.StartsWith(ETag, StringComparison.OrdinalIgnoreCase))?[ETag.Length..].Trim() ?? "";
        var json = lines.Find(line => line.StartsWith('{')) ?? "";
        var (code, message) = AzureErrors.Read(Encoding.UTF8.GetBytes(json));
        return new ActionAnswer(status, mark, code, message);
    }
}
