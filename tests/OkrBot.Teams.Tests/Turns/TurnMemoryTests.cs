using OkrBot.Teams.Protocol;
using OkrBot.Teams.Turns;
using OkrBot.Testing;

namespace OkrBot.Teams.Tests.Turns;

public sealed class TurnMemoryTests
{
    private readonly TurnMemory _memory = new(new ManualTime());
    private int _runs;

    [Fact]
    public async Task The_oldest_turn_is_forgotten_when_there_are_too_many()
    {
        for (var i = 0; i < TurnMemory.MostTurns; i++)
            await OnceAsync($"{i}", 1);
        await OnceAsync("0", 1);
        Assert.Equal(TurnMemory.MostTurns, _runs);
        await OnceAsync("one more", 1);
        await OnceAsync("0", 1);
        Assert.Equal(TurnMemory.MostTurns + 2, _runs);
    }

    [Fact]
    public async Task The_oldest_turns_are_forgotten_when_their_answers_are_too_large()
    {
        var each = (int)(TurnMemory.MostBytes / 4);
        for (var i = 0; i < 6; i++)
            await OnceAsync($"{i}", each);
        await OnceAsync("0", each);
        Assert.Equal(7, _runs);
    }

    private Task<HttpReply> OnceAsync(string key, int bytes) => _memory.OnceAsync(key, () =>
    {
        Interlocked.Increment(ref _runs);
        return Task.FromResult(new TurnOutcome(new HttpReply(200, new byte[bytes]), Failed: false));
    }, default);
}
