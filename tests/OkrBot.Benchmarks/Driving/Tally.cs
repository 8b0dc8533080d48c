namespace OkrBot.Benchmarks.Driving;

/// <summary>What one connection saw. Not shared.</summary>
internal sealed class Tally
{
    private readonly List<long> _took = new(16 * 1024);
    private readonly List<int> _saved = new(16 * 1024);
    private readonly List<(int Number, string Problem)> _failed = [];

    /// <summary>Ticks of the stopwatch.</summary>
    public IReadOnlyList<long> Latencies => _took;

    /// <summary>Numbers of the saves that were answered with "saved".</summary>
    public IReadOnlyList<int> Acknowledged => _saved;
    public IReadOnlyList<(int Number, string Problem)> Failures => _failed;
    public long AnswerBytes { get; private set; }

    public void Took(long ticks) => _took.Add(ticks);

    public void Saved(int number, int answerBytes)
    {
        _saved.Add(number);
        AnswerBytes += answerBytes;
    }

    public void Failed(int number, string problem) => _failed.Add((number, problem));
}
