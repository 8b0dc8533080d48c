using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Faults;

/// <summary>What people heard other than what they pressed for. Safe for many threads.</summary>
internal sealed class Heard
{
    private int _busy, _sorry, _silence;

    public int Busy => _busy;

    public override string ToString() => $"{_busy} times \"busy, nothing was saved\", {_sorry} apologies, {_silence} times no answer";

    /// <summary>Fails on a sentence that is not about a fault of ours.</summary>
    public void Note(BotAnswer answer)
    {
        var text = answer switch
        {
            BotAnswer.Card card => card.Content.ToJsonString(),
            BotAnswer.Toast toast => toast.Text,
            BotAnswer.Error error => error.Message,
            _ => answer.ToString()!,
        };
        if (answer is BotAnswer.Failed) Interlocked.Increment(ref _silence);
        else if (text.Contains("Busy, nothing was saved", StringComparison.Ordinal)) Interlocked.Increment(ref _busy);
        else if (text.Contains("something went wrong on my side", StringComparison.Ordinal)) Interlocked.Increment(ref _sorry);
        else Assert.Fail($"Somebody was told: {text}");
    }
}
