using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace OkrBot.Rehearsal.Screens;

/// <summary>Keeps the lines, for comparison.</summary>
public sealed class RecordingScreen(int width = 100) : IRehearsalScreen
{
    private readonly ConcurrentQueue<(LineKind Kind, string Line)> _lines = new();

    public int Width { get; } = width;

    public ImmutableArray<string> Lines => [.. _lines.Select(entry => entry.Line)];

    public ImmutableArray<string> Troubles => [.. _lines.Where(entry => entry.Kind == LineKind.Trouble).Select(entry => entry.Line)];

    public void Write(LineKind kind, string line) => _lines.Enqueue((kind, line));
}
