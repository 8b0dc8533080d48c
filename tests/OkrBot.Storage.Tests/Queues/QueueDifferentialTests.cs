using FsCheck;
using FsCheck.Fluent;
using OkrBot.Storage.Embedded;
using OkrBot.Storage.Tests.Azure.Queues;
using OkrBot.Testing;

namespace OkrBot.Storage.Tests.Queues;

/// <summary>The same operations, in the same order, on the storage file and on the emulator: every answer is the same.</summary>
public sealed class QueueDifferentialTests
{
    [Fact]
    public void Any_sequence_of_operations_goes_the_same_on_both_stores() => Prop.ForAll(QueueOperation.Some(), operations =>
    {
        var (onFile, onAzure) = BothAsync(operations).GetAwaiter().GetResult();
        Assert.Equal(onFile, onAzure);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    private static async Task<(List<string> OnFile, List<string> OnAzure)> BothAsync(QueueOperation[] operations)
    {
        await using var file = new TempStore();
        var (fileTime, azureTime) = (new ManualTime(), new ManualTime());
        await using var azure = new AzuriteQueue(azureTime);
        return (
            await new QueueWalk(new EmbeddedWorkQueue(file.Database, fileTime), fileTime).RunAsync(operations),
            await new QueueWalk(azure.Queue, azureTime).RunAsync(operations));
    }
}
