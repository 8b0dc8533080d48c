namespace OkrBot.Domain.Tests.Kit;

/// <summary>The same choices again for the same seed, so that FsCheck can show a play that failed.</summary>
internal sealed class Dice(int seed)
{
    private uint _state = unchecked((uint)seed) | 1;

    /// <summary>0 up to below <paramref name="sides"/>.</summary>
    public int Roll(int sides)
    {
        _state = unchecked((_state * 1664525) + 1013904223);
        return (int)((_state >> 8) % (uint)sides);
    }

    public T One<T>(IReadOnlyList<T> list) => list[Roll(list.Count)];
}
