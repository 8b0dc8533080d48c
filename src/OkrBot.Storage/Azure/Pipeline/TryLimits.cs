namespace OkrBot.Storage.Azure.Pipeline;

/// <summary>How long one kind of request may take.</summary>
/// <param name="OneTry">Then the try is given up and made again; whether it was carried out is in doubt.</param>
/// <param name="AllTries">Then storage counts as not there.</param>
internal sealed record TryLimit(TimeSpan OneTry, TimeSpan AllTries);

/// <summary>The limits of all kinds. With the default of one second a try: rows and transactions answer within tens of milliseconds, a full batch within
/// a few hundred, so that a try of a second is surely stuck; a stuck one costs a save 1 s of its 2.5 s of patience and leaves room for the repetition, and
/// two stuck ones end it at 2 s. A page of a query may hold 1,000 rows and gets twice as much.</summary>
internal sealed class TryLimits(TimeSpan oneTry)
{
    /// <summary>Five tries in all: storage that answers at once that it is busy gets them within 40 + 80 + 160 + 320 ms, less or more by chance.</summary>
    public const int Repetitions = 4;

    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(40);
    public static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    /// <summary>A row, a transaction, a message.</summary>
    public TryLimit Request { get; } = new(oneTry, 2 * oneTry);

    /// <summary>A page of rows, or a look for a write in a whole partition.</summary>
    public TryLimit Page { get; } = new(2 * oneTry, 4 * oneTry);

    /// <summary>Making tables and queues, and the first token, when nobody waits yet.</summary>
    public TryLimit Setup { get; } = new(5 * oneTry, 15 * oneTry);
}
