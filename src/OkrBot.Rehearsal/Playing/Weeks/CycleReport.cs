using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.Playing.Calendars;

namespace OkrBot.Rehearsal.Playing.Weeks;

/// <summary>How a rehearsed cycle ended, from what people's clients showed. Written by <c>rehearse --weeks N --json</c>.</summary>
/// <param name="AnswersSaved">Key results that people were told are saved.</param>
/// <param name="AnswersFound">Of those, found in the store at the end, after a restart.</param>
/// <param name="Lost">Told to be saved and not in the store.</param>
/// <param name="Doubled">In the store more often than anybody was told.</param>
public sealed record CycleReport(int Seed, int Teams, int AnswersSaved, int AnswersFound, int Lost, int Doubled)
{
    public ImmutableArray<WeekFigures> Weeks { get; init; } = [];

    /// <summary>Of the held check-ins, from the card to the close; in minutes with one decimal.</summary>
    public double MedianMinutes { get; init; }
    public int BlockersRaised { get; init; }
    public int BlockersResolved { get; init; }
    public int Decisions { get; init; }

    /// <summary>Next steps agreed on, and what people said of them when they were asked.</summary>
    public int Agreed { get; init; }
    public int Kept { get; init; }
    public int NotYet { get; init; }

    /// <summary>Written into personal chats unasked: in all, to one person on one day at most, and in one week at most.</summary>
    public int PersonalMessages { get; init; }

    /// <summary>Written because the person had asked to be asked again.</summary>
    public int WantedMessages { get; init; }
    public int MostPersonalADay { get; init; }
    public int MostPersonalAWeek { get; init; }
    public int MessagesSent { get; init; }
    public int CardEdits { get; init; }
    public int Throttled { get; init; }
    public int StorageRequests { get; init; }
    public int Deliveries { get; init; }
    public int RepeatedDeliveries { get; init; }
    public int AutomaticRefreshes { get; init; }
    public double RealSeconds { get; init; }

    /// <summary>Null where the program knew no Microsoft Graph.</summary>
    public GraphFigures? Graph { get; init; }

    /// <summary>Meetings that their organisers moved or called off in the calendar; series that ended and were made anew.</summary>
    public int MovedInCalendar { get; init; }
    public int CalledOffInCalendar { get; init; }
    public int MadeAnew { get; init; }

    /// <summary>People who left, and of those whose presses were refused from then on.</summary>
    public int Leavers { get; init; }
    public int LeaversRefused { get; init; }

    /// <summary>What did not go as scripted, in words.</summary>
    public ImmutableArray<string> Missed { get; init; } = [];

    /// <summary>What the tenant saw and would rather not.</summary>
    public ImmutableArray<Violation> Violations { get; init; } = [];

    public int Held => Weeks.Sum(week => week.Held);
    public int Skipped => Weeks.Sum(week => week.Skipped);
    public int Cancelled => Weeks.Sum(week => week.Cancelled);
    public int WithoutCard => Weeks.Sum(week => week.WithoutCard);
    public int KeyResultsAnswered => Weeks.Sum(week => week.Answered);
    public int KeyResultsDue => Weeks.Sum(week => week.Due);
    public int OldestBlocker => Weeks.Select(week => week.OldestBlocker).DefaultIfEmpty(0).Max();

    /// <summary>Nothing lost, nothing doubled, all as scripted, nothing unexpected sent.</summary>
    [JsonIgnore]
    public bool IsClean => Lost == 0 && Doubled == 0 && Missed.IsEmpty && Violations.IsEmpty && Graph is not { IsClean: false } && Leavers == LeaversRefused;

    public string ToJson() => JsonSerializer.Serialize(this, CycleJson.Default.CycleReport);

    /// <param name="mail">What went into personal chats.</param>
    internal static CycleReport Of(CycleStage stage, StoredCycle stored, PersonalMail mail)
    {
        var (found, lost, doubled) = CycleLedger.Compare(stage.Books, stored);
        var weeks = stage.Books.SelectMany(book => book.Weeks).ToList();
        var (tenant, client) = (stage.Setup.Tenant, stage.Client);
        return new CycleReport(stage.Setup.Options.Seed, stage.Books.Length, weeks.Sum(week => week.Answers.Count), found, lost, doubled)
        {
            Weeks = [.. Enumerable.Range(1, stage.Weeks).Select(week => WeekFigures.Of(stage.Books, week))],
            MedianMinutes = Medians.Of(Minutes(stage.Books)),
            BlockersRaised = stage.Books.Sum(book => book.Blockers.Count),
            BlockersResolved = stage.Books.Sum(book => book.Blockers.Count(blocker => blocker.ResolvedIn is not null)),
            Decisions = weeks.Sum(week => week.Decisions),
            Agreed = weeks.Sum(week => week.Agreed),
            Kept = weeks.Sum(week => week.Kept),
            NotYet = weeks.Sum(week => week.NotYet),
            PersonalMessages = mail.Unasked,
            WantedMessages = mail.Wanted,
            MostPersonalADay = mail.MostInADay,
            MostPersonalAWeek = mail.MostInAWeek,
            MessagesSent = tenant.Counts.Messages,
            CardEdits = tenant.Counts[CallKind.Update],
            Throttled = tenant.Counts.Throttled,
            StorageRequests = stored.StorageRequests,
            Deliveries = client.Deliveries,
            RepeatedDeliveries = client.RepeatedDeliveries,
            AutomaticRefreshes = client.AutomaticRefreshes,
            Graph = stage.Setup.Calendars is null ? null : GraphFigures.Of(tenant, stage.Notices),
            MovedInCalendar = Played(stage, Fate.Moved),
            CalledOffInCalendar = Played(stage, Fate.Cancelled),
            MadeAnew = stage.Books.Count(book => book.IsAnew),
            Leavers = stage.Leavers.Count,
            LeaversRefused = stage.Leavers.Count(one => one.Refused),
            Missed = stage.Missed,
            Violations = [.. tenant.Violations.All],
        };
    }

    private static int Played(CycleStage stage, Fate fate)
        => stage.Books.Where(book => book is { Host: null, Series: not null }).Sum(book => book.Weeks.Count(week => week.Fate == fate));

    private static IEnumerable<double> Minutes(IEnumerable<TeamBook> books)
        => from book in books
           from week in book.Weeks
           let held = week.Held(book.Team.Team.Members.Length)
           where held is { ClosedAt: not null }
           select (held.ClosedAt!.Value - held.PostedAt).TotalMinutes;
}

internal static class Medians
{
    /// <summary>The one in the middle, or the mean of the two, with one decimal; 0 of nothing.</summary>
    internal static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0) return 0;
        return Math.Round((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2, 1);
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CycleReport))]
internal sealed partial class CycleJson : JsonSerializerContext;
