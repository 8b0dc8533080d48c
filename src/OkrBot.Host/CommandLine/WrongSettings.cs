using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace OkrBot.Host.CommandLine;

/// <summary>What keeps the program from starting and is the operator's to mend: told in a sentence that names the setting.</summary>
internal static class WrongSettings
{
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    /// <summary>Runs to its end; answers what <paramref name="refused"/> makes of a wrong setting.</summary>
    public static async Task<int> ToldAsync(Func<CancellationToken, Task<int>> run, Func<string, int> refused, CancellationToken cancel)
    {
        try
        {
            return await run(cancel);
        }
        catch (OptionsValidationException wrong)
        {
            return refused(string.Join("; ", wrong.Failures));
        }
        catch (AggregateException several) when (several.InnerExceptions.All(e => e is OptionsValidationException))
        {
            return refused(string.Join("; ", several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(wrong => wrong.Failures)));
        }
        // A word where a number or one of a few names is due; the binder's sentence names the setting.
        catch (InvalidOperationException wrong) when (wrong.Source == Binder)
        {
            return refused(wrong.Message);
        }
        catch (IOException wrong) when (wrong.InnerException is AddressInUseException)
        {
            return refused(wrong.Message + " Another address: --urls http://localhost:3979");
        }
    }

    /// <summary>Also those that the host would look at only while it starts.</summary>
    public static void Check(WebApplication app) => app.Services.GetService<IStartupValidator>()?.Validate();
}
