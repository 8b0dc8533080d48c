namespace OkrBot.Storage.Azure.Pipeline;

/// <summary>How far storage's clock is ahead of this server's, as one answer showed it: between <paramref name="Least"/> and
/// <paramref name="Most"/>. The width is a second, which is all that a <c>Date</c> header tells, and the time that the answer took.</summary>
/// <param name="SeenAt">By this server's clock.</param>
public sealed record ClockOffset(TimeSpan Least, TimeSpan Most, DateTimeOffset SeenAt)
{
    public TimeSpan Middle => (Least + Most) / 2;
}

/// <summary>What the <c>Date</c> headers of storage's answers say of this server's clock. Safe for many threads.</summary>
/// <param name="time">This server's clock.</param>
public sealed class ServerDates(TimeProvider time)
{
    private ClockOffset? _latest;

    /// <summary>Of the last answer; null before the first.</summary>
    public ClockOffset? Latest => Volatile.Read(ref _latest);

    internal DateTimeOffset Now => time.GetUtcNow();

    /// <param name="date">Of the answer; its server cut off what was more than whole seconds.</param>
    internal void Saw(DateTimeOffset date, DateTimeOffset sent, DateTimeOffset received)
        => Volatile.Write(ref _latest, new ClockOffset(date - received, date + TimeSpan.FromSeconds(1) - sent, received));
}
