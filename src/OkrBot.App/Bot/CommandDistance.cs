namespace OkrBot.App.Bot;

/// <summary>How far what somebody typed is from a command.</summary>
internal static class CommandDistance
{
    private const int LongestShort = 3;

    /// <summary>Letters wrong; a part of a text or of the command counts as one more than the whole. Null = too far.</summary>
    /// <param name="typed">Lower case words.</param>
    public static int? Between(string[] typed, string name)
    {
        if (typed.Length == 0) return null;
        var words = name.Split(' ');
        int?[] found = [Whole(string.Join(' ', typed), name), Within(typed, words.Length, name), ByWord(typed, words)];
        return found.Min();
    }

    private static int? Whole(string typed, string name) => Near(typed, name, Math.Max(2, name.Length / 3));

    /// <summary>"Could you show my okrs": the command stands among other words, nearly right.</summary>
    private static int? Within(string[] typed, int length, string name)
    {
        int? best = null;
        for (var at = 0; at + length <= typed.Length; at++)
            if (Near(string.Join(' ', typed[at..(at + length)]), name, name.Length / 4) is { } wrong && (best is null || wrong < best)) best = wrong;
        return best + 1;
    }

    /// <summary>"Okrs": one word that only some commands have.</summary>
    private static int? ByWord(string[] typed, string[] words)
    {
        if (typed.Length > 1 || words.Length == 1) return null;
        int? best = null;
        foreach (var word in words.Where(w => w.Length > LongestShort))
            if (Near(typed[0], word, word.Length / 4) is { } wrong && (best is null || wrong < best)) best = wrong;
        return best + 1;
    }

    private static int? Near(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return null;
        var wrong = Distance(a, b);
        return wrong <= most ? wrong : null;
    }

    /// <summary>Letters to put in, take out or change; two neighbours that changed places count as one.</summary>
    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            (before, last, row) = (last, row, before);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
        }
        return row[b.Length];
    }
}
