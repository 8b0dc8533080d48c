using System.Collections.Immutable;
using OkrBot.Domain.Cycles;

namespace OkrBot.Domain.Planning;

/// <summary>What a leader promises in writing for a cycle.</summary>
public enum PromisePoint { OwnCompanyObjectives, CheckInAmongLeaders, TakePartInCheckpoints, AskAboutStalls }

/// <summary>When leaders are asked: once while planning is open before the cycle, once more in its first week.</summary>
public enum PromiseTime { BeforeTheCycle, FirstWeek }

public sealed record SignedPoint(PromisePoint Point, DateTimeOffset At);

/// <summary>Asked once for each time; written before the message goes out.</summary>
public sealed record PromiseAsked(PromiseTime Time, DateTimeOffset At);

/// <summary>A leader whom a programme lead named, and what they signed. It is a promise and no score: nothing counts, ranks or dates what is not signed.</summary>
/// <param name="Name">As known when they were named. User text.</param>
public sealed record LeaderPromise(PersonId Leader, string Name, PersonId NamedBy, DateTimeOffset NamedAt)
{
    public ImmutableArray<SignedPoint> SignedPoints { get; init; } = [];
    public ImmutableArray<PromiseAsked> Asked { get; init; } = [];

    public bool HasSigned(PromisePoint point) => SignedPoints.Any(one => one.Point == point);

    public bool IsWhole => Promises.Points.All(HasSigned);

    public bool Equals(LeaderPromise? other) => other is not null && Leader == other.Leader && Name == other.Name && NamedBy == other.NamedBy && NamedAt == other.NamedAt
        && SignedPoints.SequenceEqual(other.SignedPoints) && Asked.SequenceEqual(other.Asked);

    public override int GetHashCode() => HashCode.Combine(Leader, SignedPoints.Length, Asked.Length);
}

/// <summary>All promises of a tenant's cycle.</summary>
/// <param name="Leaders">In the order in which they were named.</param>
public sealed record PromiseBook(CycleId Cycle, ImmutableArray<LeaderPromise> Leaders)
{
    public LeaderPromise? Of(PersonId person) => Leaders.FirstOrDefault(one => one.Leader == person);

    public bool Equals(PromiseBook? other) => other is not null && Cycle == other.Cycle && Leaders.SequenceEqual(other.Leaders);

    public override int GetHashCode() => HashCode.Combine(Cycle, Leaders.Length);
}

/// <summary>Names leaders, lets them sign, and says when they are asked. Saying what is already so changes nothing.</summary>
public static class Promises
{
    public const int MostLeaders = 20;

    public static ImmutableArray<PromisePoint> Points { get; } = [.. Enum.GetValues<PromisePoint>()];

    /// <summary>Beyond <see cref="MostLeaders"/> nobody is added.</summary>
    public static PromiseBook Name(PromiseBook book, LeaderPromise leader)
        => book.Of(leader.Leader) is not null || book.Leaders.Length >= MostLeaders ? book : book with { Leaders = book.Leaders.Add(leader) };

    /// <summary>They are asked no more. What they signed goes with it.</summary>
    public static PromiseBook Remove(PromiseBook book, PersonId leader) => book with { Leaders = book.Leaders.RemoveAll(one => one.Leader == leader) };

    /// <summary>Only who was named signs, and each point once: its date stays.</summary>
    public static PromiseBook Sign(PromiseBook book, PersonId by, IEnumerable<PromisePoint> points, DateTimeOffset now)
        => Change(book, by, one => one with { SignedPoints = [.. one.SignedPoints, .. points.Distinct().Where(point => !one.HasSigned(point)).Order().Select(point => new SignedPoint(point, now))] });

    /// <summary>For which time this leader is to be asked now; null = not, or not again.</summary>
    public static PromiseTime? Due(LeaderPromise leader, Cycle cycle, DateOnly today)
    {
        if (leader.IsWhole || !PlanningWindow.IsOpen(cycle, today)) return null;
        var time = today < cycle.Start ? PromiseTime.BeforeTheCycle : PromiseTime.FirstWeek;
        return leader.Asked.Any(asked => asked.Time == time) ? null : time;
    }

    public static PromiseBook Ask(PromiseBook book, PersonId leader, PromiseTime time, DateTimeOffset now)
        => Change(book, leader, one => one.Asked.Any(asked => asked.Time == time) ? one : one with { Asked = one.Asked.Add(new PromiseAsked(time, now)) });

    /// <summary>It surely did not go out.</summary>
    public static PromiseBook TakeBack(PromiseBook book, PersonId leader, PromiseTime time) => Change(book, leader, one => one with { Asked = one.Asked.RemoveAll(asked => asked.Time == time) });

    private static PromiseBook Change(PromiseBook book, PersonId leader, Func<LeaderPromise, LeaderPromise> change)
        => book with { Leaders = [.. book.Leaders.Select(one => one.Leader == leader ? change(one) : one)] };
}
