using FsCheck;
using FsCheck.Fluent;

namespace OkrBot.Storage.Tests.Queues;

/// <summary>Something that may be done with a queue. A lease is named by its place among all that were received so far.</summary>
public abstract record QueueOperation
{
    private static readonly int[] Delays = [-60, 0, 0, 1, 5, 20, 90, 7 * 24 * 3600];

    private QueueOperation() { }

    public sealed record Enqueue(int DueIn, int Attempts) : QueueOperation;

    public sealed record Advance(int Seconds) : QueueOperation;

    public sealed record Receive : QueueOperation;

    public sealed record Complete(int Lease) : QueueOperation;

    public sealed record Extend(int Lease) : QueueOperation;

    public sealed record Defer(int Lease, int By) : QueueOperation;

    public sealed record Fail(int Lease) : QueueOperation;

    public sealed record Replay(int Letter) : QueueOperation;

    public static Arbitrary<QueueOperation[]> Some() => Arb.From(Gen.Frequency(
        (5, Gen.Elements(Delays).SelectMany(_ => Gen.Choose(0, 4), QueueOperation (due, attempts) => new Enqueue(due, attempts))),
        (5, Gen.Elements(1, 4, 30, 100, 6 * 24 * 3600).Select(QueueOperation (seconds) => new Advance(seconds))),
        (6, Gen.Constant<QueueOperation>(new Receive())),
        (2, Gen.Choose(0, 9).Select(QueueOperation (lease) => new Complete(lease))),
        (2, Gen.Choose(0, 9).Select(QueueOperation (lease) => new Extend(lease))),
        (2, Gen.Choose(0, 9).SelectMany(_ => Gen.Elements(Delays), QueueOperation (lease, by) => new Defer(lease, by))),
        (4, Gen.Choose(0, 9).Select(QueueOperation (lease) => new Fail(lease))),
        (1, Gen.Choose(0, 3).Select(QueueOperation (letter) => new Replay(letter)))).ArrayOf(24));
}
