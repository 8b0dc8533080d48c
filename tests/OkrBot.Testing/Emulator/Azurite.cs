using System.Globalization;

namespace OkrBot.Testing.Emulator;

/// <summary>The emulator of Azure Storage. <c>tests/run.sh</c> starts one for all tests and says where it is; a test that runs by hand starts its own, which
/// ends with the test process. It keeps everything in memory, so tests keep apart by a prefix of their own.</summary>
public sealed class Azurite : IDisposable
{
    /// <summary>Set by <c>tests/run.sh</c>: the connection string of the emulator that runs already.</summary>
    public const string Variable = "OKRBOT_TEST_AZURITE";

    private static readonly Lazy<Azurite> One = new(() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } running
        ? new Azurite(running) : Started());

    private static int _prefixes;

    private readonly AzuriteProcess? _process;

    private Azurite(string connectionString) => ConnectionString = connectionString;

    private Azurite(AzuriteProcess process) : this(ConnectionStringOf(process.Tables, process.Queues)) => _process = process;

    /// <summary>The one of this process.</summary>
    public static Azurite Shared => One.Value;

    /// <summary>One that nobody else asks: it does one thing at a time, and a test that keeps it busy for seconds would be the others' storage that does not
    /// answer. To be disposed.</summary>
    public static async Task<Azurite> OfItsOwnAsync() => new(await AzuriteProcess.StartAsync());

    public string ConnectionString { get; }

    /// <summary>Of its services, without the account.</summary>
    internal (Uri Tables, Uri Queues) Addresses => (AddressOf("TableEndpoint"), AddressOf("QueueEndpoint"));

    /// <summary>For <c>Storage:Prefix</c>: no other test, in this process or another, has it.</summary>
    public static string NewPrefix()
        => string.Create(CultureInfo.InvariantCulture, $"t{Environment.ProcessId}x{Interlocked.Increment(ref _prefixes)}x{Guid.NewGuid():N}")[..24];

    /// <summary>The settings with which the program stores here, apart from everybody else.</summary>
    /// <param name="through">What stands between; null = nothing.</param>
    public Dictionary<string, string?> Settings(FaultProxy? through = null) => new(StringComparer.Ordinal)
    {
        ["Storage:Kind"] = "Azure",
        ["Storage:ConnectionString"] = through?.ConnectionString ?? ConnectionString,
        ["Storage:Prefix"] = NewPrefix(),
        // A clock that stands until a test moves it would keep the second try of a slow moment waiting for ever.
        ["Storage:TryTimeout"] = "00:00:10",
    };

    private Uri AddressOf(string endpoint)
        => new(new Uri(ConnectionString.Split(';').Single(part => part.StartsWith(endpoint + "=", StringComparison.Ordinal))[(endpoint.Length + 1)..]), "/");

    private static Azurite Started()
    {
        return OfItsOwnAsync().GetAwaiter().GetResult();
    }

    /// <summary>The shared one ends with the test process.</summary>
    public void Dispose() => _process?.Dispose();

    /// <param name="tables">The service's address, without the account.</param>
    public static string ConnectionStringOf(Uri tables, Uri queues)
        => "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
            + $"TableEndpoint={tables}devstoreaccount1;QueueEndpoint={queues}devstoreaccount1";
}
