namespace OkrBot.Rehearsal.Screens;

/// <summary>What a line is, so that a terminal may colour it; the words alone say everything.</summary>
public enum LineKind { Title, Plain, Happening, Card, Trouble }

/// <summary>Where a rehearsal is told. One call is one line, in order.</summary>
public interface IRehearsalScreen
{
    /// <summary>Cells in a line.</summary>
    int Width { get; }

    void Write(LineKind kind, string line);
}
