using FsCheck;
using FsCheck.Fluent;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests.Tables;

/// <summary>Whatever is done to tables, the file and Azure's emulator answer the same.</summary>
public sealed class DifferentialTests
{
    [Fact]
    public async Task Any_operations_have_the_same_results_and_errors_on_both_adapters()
    {
        await using var file = new TempStore();
        await using var azure = new AzuriteStore();
        var (one, two) = (file.Tables.GetTableClient(TableNames.Board), azure.Tables.GetTableClient(TableNames.Board));
        var walks = 0;
        var met = new HashSet<string>(StringComparer.Ordinal);

        Prop.ForAll(AnyOperations.Some(), operations =>
        {
            var partition = $"p|{walks++}";
            Same(operations, new TableWalk(one, partition), new TableWalk(two, partition), met).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

        // None of it by chance only: every answer that there is was met.
        Assert.Empty(Enum.GetNames<TableError>().Concat(["committed", "nothing", "row", "a bug"]).Except(met));
    }

    private static async Task Same(IEnumerable<TableOperation> operations, TableWalk one, TableWalk two, HashSet<string> met)
    {
        foreach (var operation in operations)
        {
            var expected = await one.DoAsync(operation);
            var told = await two.DoAsync(operation);
            met.Add(KindOf(told));
            Assert.True(expected == told, $"{operation}\nthe file: {expected}\nAzure:    {told}");
        }
    }

    private static string KindOf(string told)
        => Array.Find(Enum.GetNames<TableError>(), error => told.Contains($"Error = {error} ", StringComparison.Ordinal))
            ?? Array.Find(["committed", "nothing", "a bug"], kind => told.StartsWith(kind, StringComparison.Ordinal)) ?? "row";
}
