using OkrBot.Rehearsal.Screens;
using Spectre.Console;

namespace OkrBot.Rehearsal.Tests.Screens;

public sealed class TerminalScreenTests
{
    [Fact]
    public void Into_a_file_lines_come_whole_and_plain()
    {
        using var text = new StringWriter();
        var screen = new TerminalScreen(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No }));
        var line = "| [red]not a colour[/] " + new string('x', 76) + " |";
        screen.Write(LineKind.Card, line);
        screen.Write(LineKind.Trouble, "");
        screen.Write(LineKind.Title, "end");
        Assert.Equal(100, screen.Width);
        Assert.Equal([line, "", "end", ""], text.ToString().ReplaceLineEndings("\n").Split('\n'));
    }
}
