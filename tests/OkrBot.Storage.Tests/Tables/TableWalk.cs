using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests.Tables;

/// <summary>Does operations to one adapter's table and writes down what it answers, in words that are the same for every adapter.</summary>
internal sealed class TableWalk(ITableClient table, string partition)
{
    private readonly Dictionary<string, List<string>> _marks = new(StringComparer.Ordinal);

    public async Task<string> DoAsync(TableOperation operation)
    {
        try
        {
            return operation switch
            {
                TableOperation.Get get => Told(await table.GetAsync(partition, get.Row, default)),
                TableOperation.Query query => string.Join('\n', (await table.QueryAsync(partition, query.From, query.To, null, default)).Rows.Select(Told)),
                TableOperation.Submit submit => Told(submit, await table.SubmitTransactionAsync([.. submit.Changes.Select(Action)], default)),
                _ => "",
            };
        }
        catch (ArgumentException error)
        {
            return $"a bug: {error.Message}";
        }
    }

    private TableTransactionAction Action(TableOperation.Change change) => TableOperation.Action(change, partition, Mark);

    /// <param name="number">-1 = the last.</param>
    private string Mark(string row, int number)
    {
        var known = MarksOf(row);
        return number == -1 && known.Count > 0 ? known[^1] : known.ElementAtOrDefault(number) ?? "W/\"datetime'2001-01-01T00%3A00%3A00.0000000Z'\"";
    }

    private string Told(TableOperation.Submit submit, TransactionResult result) => result is TransactionResult.Committed done
        ? "committed " + string.Join(' ', done.ETags.Select((mark, i) => mark == "" ? "-" : Number(submit.Changes[i].Row, mark)))
        : result.ToString();

    private string Told(TableRow? row) => row is null ? "nothing" : $"{row.RowKey} {Number(row.RowKey, row.ETag)} {TableOperation.RowText(row.Properties)}";

    private string Number(string row, string mark)
    {
        var known = MarksOf(row);
        if (!known.Contains(mark)) known.Add(mark);
        return $"#{known.IndexOf(mark)}";
    }

    private List<string> MarksOf(string row)
    {
        if (!_marks.TryGetValue(row, out var known)) _marks.Add(row, known = []);
        return known;
    }
}
