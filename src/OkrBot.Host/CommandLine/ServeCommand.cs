using Microsoft.Extensions.Options;
using OkrBot.Host.Sample;

namespace OkrBot.Host.CommandLine;

/// <summary><c>serve</c>: the program itself. With nothing configured it is sample mode, on loopback only.</summary>
internal static class ServeCommand
{
    public const string DefaultUrl = "http://localhost:3978";
    private const int WrongSettings = 78;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (SampleMode.Applies(args)) return await SampleMode.RunAsync(args);
            await using var app = OkrProgram.Build(args);
            if (app.Configuration["urls"] is null && app.Configuration["Kestrel:Endpoints"] is null) app.Urls.Add(DefaultUrl);
            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException wrong)
        {
            await Console.Error.WriteLineAsync("OkrBot did not start: " + string.Join("; ", wrong.Failures));
            return WrongSettings;
        }
    }
}
