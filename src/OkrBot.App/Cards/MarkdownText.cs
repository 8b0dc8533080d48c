using System.Text;

namespace OkrBot.App.Cards;

/// <summary>For the few places where text typed by people must stand in a <see cref="TextBlock"/>, such as a heading.</summary>
public static class MarkdownText
{
    private const string Active = @"\`*_[]<>~";
    private const string ActiveAtStart = "#-+=|>";

    /// <summary>The same words with what Markdown would act on escaped, after <see cref="UserText.Line"/>.</summary>
    public static string Escape(string text, int most = UserText.TitleLength)
    {
        var line = UserText.Line(text, most);
        var escaped = new StringBuilder(line.Length + 8);
        for (var at = 0; at < line.Length; at++)
        {
            if (Active.Contains(line[at], StringComparison.Ordinal) || IsListMark(line, at)) escaped.Append('\\');
            escaped.Append(line[at]);
        }
        return escaped.ToString();
    }

    /// <summary>A link on our own words. Whatever in the address Markdown would act on is written in per cent.</summary>
    /// <param name="words">Escaped.</param>
    public static string Link(string words, Uri url)
    {
        var address = new StringBuilder(url.AbsoluteUri.Length + 8);
        foreach (var c in url.AbsoluteUri)
        {
            if (c is '(' or ')' or '[' or ']' or '<' or '>' or '*' or '_' or '~' or '`' or '\\' or '{' or '}' or '"' or '\'') address.Append(Uri.HexEscape(c));
            else address.Append(c);
        }
        return $"[{words}]({address})";
    }

    /// <summary>A heading or list sign at the start of the line, or the dot after its first number ("1. ").</summary>
    private static bool IsListMark(string line, int at)
        => at == 0
            ? ActiveAtStart.Contains(line[0], StringComparison.Ordinal)
            : line[at] is '.' or ')' && line.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0;
}
