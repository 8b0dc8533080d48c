using System.Collections.Concurrent;
using OkrBot.App.Bot;

namespace OkrBot.Teams.Tests;

/// <summary>Writes down every turn and answers as the test says.</summary>
internal sealed class FakeBot : IBot
{
    public ConcurrentQueue<Turn> Turns { get; } = new();
    public Func<Turn, CancellationToken, Task<Reply>> Answer { get; set; } = (_, _) => Task.FromResult(Reply.None);
    public Func<Act, bool> KnowsAct { get; set; } = _ => true;

    public Reply Says
    {
        set => Answer = (_, _) => Task.FromResult(value);
    }

    public Task<Reply> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        Turns.Enqueue(turn);
        return Answer(turn, cancel);
    }

    public bool Knows(Act act) => KnowsAct(act);

    public string? NameOf(Act act) => act is Act.Pressed pressed ? pressed.Verb : null;
}
