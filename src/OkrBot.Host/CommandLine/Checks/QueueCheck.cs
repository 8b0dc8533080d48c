using System.Globalization;
using OkrBot.Storage.Queues;

namespace OkrBot.Host.CommandLine.Checks;

/// <summary>Work that waits. Never a failure: before a server runs, nobody does it; a running one tells in <c>/health/ready</c> that it is stuck.</summary>
internal static class QueueCheck
{
    private const string Area = "queue";

    /// <summary>A running server takes due work within seconds.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromMinutes(2);

    public static Finding Judge(QueueFigures queue, int deadLetters, DateTimeOffset now)
    {
        var age = queue.OldestDue is { } oldest && now > oldest ? now - oldest : TimeSpan.Zero;
        var text = queue.Due == 0
            ? $"nothing is due, {Number(queue.Waiting)} waiting"
            : $"{Number(queue.Due)}{(queue.OrMore ? " or more" : "")} due, the oldest for {Words(age)}; {Number(queue.Waiting)} waiting";
        var hints = new List<string>();
        if (age > Noticed) hints.Add("does a server run?");
        if (deadLetters > 0) hints.Add($"{Number(deadLetters)} put aside after five failures, see deadletters");
        return new Finding(Area, hints.Count == 0 ? Verdict.Ok : Verdict.Warning, string.Join("; ", [text, .. hints]));
    }

    private static string Words(TimeSpan age) => age switch
    {
        { TotalMinutes: < 2 } => Number((long)age.TotalSeconds) + " s",
        { TotalHours: < 2 } => Number((long)age.TotalMinutes) + " min",
        _ => Number((long)age.TotalHours) + " h",
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
