using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OkrBot.Host.Tests.Processes;

/// <summary>A serving child process: finds it a port, and waits until it answers.</summary>
internal sealed class Serving : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private Serving(ChildProgram program, Uri address)
    {
        Program = program;
        Address = address;
    }

    public ChildProgram Program { get; }
    public Uri Address { get; }

    /// <param name="settings">Called for each try, for clocks go on between two.</param>
    /// <param name="path">Has to answer 200.</param>
    public static async Task<Serving> StartAsync(
        Func<IReadOnlyDictionary<string, string?>> settings, string folder, string path = "health/ready", params string[] arguments)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var http = new HttpClient();
        while (true)
        {
            var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/"));
            var program = new ChildProgram(["serve", "--urls", address.ToString(), .. arguments], settings(), folder);
            if (await AnswersAsync(program, http, new Uri(address, path), patience.Token)) return new Serving(program, address);
            var why = program.Error + program.Out;
            await program.DisposeAsync();
            // Between our look and its start another process took the port.
            if (!why.Contains("address already in use", StringComparison.OrdinalIgnoreCase)) throw new InvalidOperationException("The program did not start. " + why);
        }
    }

    public async ValueTask DisposeAsync() => await Program.DisposeAsync();

    private static async Task<bool> AnswersAsync(ChildProgram program, HttpClient http, Uri url, CancellationToken patience)
    {
        while (!program.HasExited && !patience.IsCancellationRequested)
        {
            try
            {
                using var answer = await http.GetAsync(url, patience);
                if (answer.StatusCode == HttpStatusCode.OK) return true;
            }
            catch (HttpRequestException)
            {
            }
            await Task.Delay(LookAgain, CancellationToken.None);
        }
        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
