using System.Globalization;
using OkrBot.App.Bot;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Programme.Forms;

/// <summary>What stands in the form of the next weeks, as it was typed; null = the field is empty.</summary>
internal sealed record CycleForm(string? Start, string? Weeks, string? Name)
{
    public const string StartField = "cycleStart";
    public const string WeeksField = "cycleWeeks";
    public const string NameField = "cycleName";

    /// <summary>Directly after the running one and as long; else next Monday and thirteen weeks.</summary>
    public static CycleForm For(CyclePlan plan, DateOnly today)
    {
        var last = plan.Live.MaxBy(cycle => cycle.Start);
        var start = last is not null && last.End >= today ? last.End.AddDays(1) : today.AddDays(1 + ((7 - (int)today.DayOfWeek) % 7));
        return new CycleForm(start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (last?.Weeks ?? Cycle.DefaultWeeks).ToString(CultureInfo.InvariantCulture), null);
    }

    public static CycleForm Typed(CardData data) => new(data.Text(StartField), data.Text(WeeksField), data.Text(NameField));

    /// <summary>Null where the day or the number of weeks cannot be read.</summary>
    public OpenCycle? Command => Bot.Typed.Date(Start) is { } start && Bot.Typed.Whole(Weeks) is { } weeks ? new OpenCycle(start, weeks, Name) : null;
}
