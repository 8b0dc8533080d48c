using OkrBot.Host.Sample;

namespace OkrBot.Host.CommandLine;

/// <summary><c>serve</c>: the program itself. With nothing configured it is sample mode, on loopback only.</summary>
internal static class ServeCommand
{
    public const string DefaultUrl = "http://localhost:3978";

    public static Task<int> RunAsync(string[] args) => WrongSettings.ToldAsync(
        cancel =>
        {
            ServeOptions.Require(args);
            return SampleMode.Applies(args) ? SampleMode.RunAsync(args) : ServeAsync(args, cancel);
        },
        reason =>
        {
            Console.Error.WriteLine("OkrBot did not start: " + reason);
            return ExitCodes.NotConfigured;
        },
        CancellationToken.None);

    private static async Task<int> ServeAsync(string[] args, CancellationToken cancel)
    {
        await using var app = OkrProgram.Build(args);
        WrongSettings.Check(app);
        if (app.Configuration["urls"] is null && !app.Configuration.GetSection("Kestrel:Endpoints").Exists()) app.Urls.Add(DefaultUrl);
        await app.RunAsync(cancel);
        return 0;
    }
}
