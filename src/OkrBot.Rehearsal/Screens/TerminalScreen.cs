using Spectre.Console;

namespace OkrBot.Rehearsal.Screens;

/// <summary>Tells the rehearsal in a terminal, or plainly into a file or pipe.</summary>
public sealed class TerminalScreen : IRehearsalScreen
{
    private const int Comfortable = 100;
    private const int Narrowest = 40;

    private readonly IAnsiConsole _console;

    public TerminalScreen(IAnsiConsole console)
    {
        _console = console;
        // Into a file there is no edge at which to break a line.
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = Comfortable * 2;
    }

    public int Width => Math.Clamp(_console.Profile.Width - 1, Narrowest, Comfortable);

    public void Write(LineKind kind, string line) => _console.WriteLine(line, kind switch
    {
        LineKind.Title => new Style(decoration: Decoration.Bold),
        LineKind.Card => new Style(Color.Grey),
        LineKind.Trouble => new Style(Color.Red, decoration: Decoration.Bold),
        _ => Style.Plain,
    });
}
