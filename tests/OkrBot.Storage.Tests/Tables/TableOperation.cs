using FsCheck;
using FsCheck.Fluent;
using OkrBot.Storage.Tables;
using static OkrBot.Storage.Tables.TableTransactionAction;

namespace OkrBot.Storage.Tests.Tables;

/// <summary>Something to do to a table. Marks are told by their number in a row's life, because no two adapters write them alike.</summary>
public abstract record TableOperation
{
    public sealed record Get(string Row) : TableOperation;

    public sealed record Query(string From, string To) : TableOperation;

    public sealed record Submit(IReadOnlyList<Change> Changes) : TableOperation;

    /// <param name="Values">Null = delete.</param>
    /// <param name="Mark">Null = add; a number that the row's marks have not reached is a mark that nothing carries.</param>
    public sealed record Change(string Row, IReadOnlyDictionary<string, object>? Values, int? Mark)
    {
        public override string ToString() => $"{(Values is null ? "delete" : Mark is null ? "add" : "replace")} {Row} #{Mark} {RowText(Values)}";
    }

    public override string ToString() => this switch
    {
        Get get => $"get {get.Row}",
        Query query => $"query {query.From} .. {query.To}",
        Submit submit => string.Join(" + ", submit.Changes),
        _ => "",
    };

    public static string RowText(IReadOnlyDictionary<string, object>? values)
        => values is null ? "" : string.Join(", ", values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value.GetType().Name}:{Text(v.Value)}"));

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        string text when text.Length > 200 => $"{text.Length} characters",
        string text => string.Concat(text.Select(c => c is >= ' ' and <= '~' ? $"{c}" : $"\\u{(int)c:X4}")),
        double number => number == 0 ? "0" : number.ToString("R"),
        DateTimeOffset instant => instant.UtcTicks.ToString(),
        _ => value.ToString()!,
    };

    internal static TableTransactionAction Action(Change change, string partition, Func<string, int, string> mark)
    {
        if (change.Values is null) return new Delete(partition, change.Row, mark(change.Row, change.Mark ?? 0));
        var row = new TableRow(partition, change.Row);
        foreach (var (name, value) in change.Values) row[name] = value;
        return change.Mark is { } number ? new UpdateReplace(row, mark(change.Row, number)) : new Add(row);
    }
}

/// <summary>Any operations, on few rows, so that they meet.</summary>
internal static class AnyOperations
{
    private static readonly string[] Keys = ["s|0", "i|a b", "it's", "50%25", "a+b&c=d", "x:y,z;(w)@!$*", "<\"q\">^`{|}~", "S|0", "~", "", "a/b", "é"];
    private static readonly string[] Names = ["Text", "_more", "x1", "Json", "a", "b"];

    private static readonly string[] Texts =
    [
        "", "plain", "it''s", "a}\r\n--changeset_okrbot--\r\n{", "\u0000\u0001\u001f", "\u2028\u2029\u0085", "Zoë 🎯 \ud83c", "\udfff", "http://x HTTP/1.1 404", "\\u0041\\", "{}", new string('é', 500),
        new('x', TableLimits.CharsPerString), new('y', TableLimits.CharsPerString + 1),
    ];

    public static Arbitrary<TableOperation[]> Some() => Arb.From(Gen.Frequency(
        (2, Gen.Elements(Keys).Select(TableOperation (key) => new TableOperation.Get(key))),
        (1, Gen.Elements(Keys).SelectMany(_ => Gen.Elements(Keys), TableOperation (from, to) => new TableOperation.Query(from, to))),
        (6, Gen.Choose(1, 5).SelectMany(count => Changes().ArrayOf(count)).Select(TableOperation (changes) => new TableOperation.Submit(Once(changes)))))
        .ArrayOf(25), Shorter);

    private static Gen<TableOperation.Change> Changes()
        => from row in Gen.Frequency((30, Gen.Elements(Keys[..9])), (1, Gen.Elements(Keys)))
           from kind in Gen.Choose(0, 5)
           from mark in Gen.Frequency((5, Gen.Constant(-1)), (1, Gen.Choose(0, 4)))
           from values in Values()
           select new TableOperation.Change(row, kind == 0 ? null : values, kind is 1 or 2 ? null : mark);

    private static Gen<IReadOnlyDictionary<string, object>> Values()
        => Gen.Choose(0, 4).SelectMany(count => Gen.Zip(Gen.Elements(Names), Value()).ArrayOf(count))
            .Select(IReadOnlyDictionary<string, object> (pairs) => pairs.DistinctBy(p => p.Item1).ToDictionary(p => p.Item1, p => p.Item2));

    private static Gen<object> Value() => Gen.OneOf(
        Gen.Elements(Texts).Select(object (text) => text),
        ArbMap.Default.GeneratorFor<string>().Select(object (text) => text ?? ""),
        ArbMap.Default.GeneratorFor<int>().Select(object (number) => number),
        Gen.Elements<long>(0, -1, int.MaxValue, long.MaxValue, long.MinValue, 1L << 53).Select(object (number) => number),
        ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(object (number) => number),
        Gen.Elements(0.0, -1.0, 5.0, 1e21, 1e-7, double.MaxValue, double.Epsilon, 123456789012345680.0).Select(object (number) => number),
        ArbMap.Default.GeneratorFor<bool>().Select(object (flag) => flag),
        Gen.Choose(0, int.MaxValue - 1).Select(object (ticks) => new DateTimeOffset(2026, 10, 5, 11, 0, 0, TimeSpan.FromHours(2)).AddTicks(ticks * 7L)),
        Gen.Elements(TableLimits.Earliest, DateTimeOffset.MaxValue).Select(object (instant) => instant),
        ArbMap.Default.GeneratorFor<byte[]>().Select(object (bytes) => bytes ?? []));

    /// <summary>A row twice is a bug of the caller, which another test asserts.</summary>
    private static TableOperation.Change[] Once(TableOperation.Change[] changes) => [.. changes.DistinctBy(change => change.Row)];

    private static IEnumerable<TableOperation[]> Shorter(TableOperation[] operations)
        => Enumerable.Range(0, operations.Length).Select(at => operations.Where((_, i) => i != at).ToArray());
}
