using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Faults;

/// <summary>What people heard other than what they pressed for. Safe for many threads.</summary>
internal sealed class Heard
{
    private int _busy, _sorry, _silence, _untrue;

    /// <summary>How often "nothing was saved" was said of something that is.</summary>
    public int Untrue => _untrue;

    public override string ToString() => $"{_busy} times \"busy, nothing was saved\", {_sorry} apologies, {_silence} times no answer";

    /// <summary>Fails on a sentence that is not about a fault of ours.</summary>
    /// <param name="isDone">Whether what was pressed for is done all the same.</param>
    public async Task NoteAsync(BotAnswer answer, Func<Task<bool>> isDone)
    {
        var text = answer switch
        {
            BotAnswer.Card card => card.Content.ToJsonString(),
            BotAnswer.Toast toast => toast.Text,
            BotAnswer.Error error => error.Message,
            _ => answer.ToString()!,
        };
        if (answer is BotAnswer.Failed) Interlocked.Increment(ref _silence);
        else if (text.Contains("Busy, nothing was saved", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _busy);
            if (await isDone()) Interlocked.Increment(ref _untrue);
        }
        else if (text.Contains("something went wrong on my side", StringComparison.Ordinal)) Interlocked.Increment(ref _sorry);
        else Assert.Fail($"Somebody was told: {text}");
    }
}
