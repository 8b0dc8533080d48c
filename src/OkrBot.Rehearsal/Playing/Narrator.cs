using System.Globalization;
using OkrBot.Rehearsal.Cards;
using OkrBot.Rehearsal.Screens;

namespace OkrBot.Rehearsal.Playing;

/// <summary>Puts what happens into lines: the time in the company's zone, who, what, and how it ended.</summary>
internal sealed class Narrator(IRehearsalScreen screen, TimeZoneInfo zone)
{
    private const string Indent = "  ";
    private const int NameColumn = 10;
    private const int TextColumn = 18;

    private const int WidestFrame = 87;

    private readonly int _frame = Math.Min(WidestFrame, screen.Width - Indent.Length);

    internal CardText CardText { get; } = new(new CardTextOptions(Math.Min(WidestFrame, screen.Width - Indent.Length) - 4) { Zone = zone });

    internal void Title(string text) => screen.Write(LineKind.Title, text);

    /// <param name="hanging">Cells by which further lines of a long text are moved in.</param>
    internal void Plain(string text = "", int hanging = 0) => Wrapped(LineKind.Plain, text, hanging);

    internal void Happens(DateTimeOffset at, string text) => Wrapped(LineKind.Happening, $"{Clock(at)}  {text}", NameColumn);

    internal void Does(DateTimeOffset at, string who, string what, string outcome)
    {
        var name = TextWidth.Pad(who, TextColumn - NameColumn - 1);
        var end = outcome.Length > 0 ? $"   {outcome}" : "";
        Wrapped(LineKind.Happening, $"{Clock(at)}  {name} {what}{end}", TextColumn);
    }

    internal void Trouble(string text) => Wrapped(LineKind.Trouble, $"!! {text}", 3);

    internal void Card(IEnumerable<string> lines, string title, string audience)
    {
        screen.Write(LineKind.Plain, "");
        foreach (var line in CardFrame.Around(lines, title, audience, _frame)) screen.Write(LineKind.Card, Indent + line);
        screen.Write(LineKind.Plain, "");
    }

    internal void Part(IEnumerable<string> lines)
    {
        screen.Write(LineKind.Plain, "");
        foreach (var line in CardFrame.Part(lines, _frame)) screen.Write(LineKind.Card, Indent + line);
        screen.Write(LineKind.Plain, "");
    }

    private string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Breaks long lines and keeps blanks inside short ones, which are columns.</summary>
    private void Wrapped(LineKind kind, string text, int hanging)
    {
        if (TextWidth.Of(text) <= screen.Width)
        {
            screen.Write(kind, text);
            return;
        }
        var head = text[..Math.Min(hanging, text.Length)];
        var lines = TextWidth.Wrap(text[head.Length..], screen.Width - hanging);
        for (var at = 0; at < lines.Count; at++) screen.Write(kind, (at == 0 ? head : new string(' ', hanging)) + lines[at]);
    }
}
