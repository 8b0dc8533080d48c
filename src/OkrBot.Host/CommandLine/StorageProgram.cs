using Microsoft.Extensions.Options;
using OkrBot.Host.Clock;
using OkrBot.Storage;

namespace OkrBot.Host.CommandLine;

/// <summary>The storage of an installation without its server, for verbs that look at it or mend it: the same settings from the same places as
/// <c>serve</c>, of which only <c>Storage:*</c>, <c>Clock:*</c> and <c>Cloud</c> need to be there.</summary>
internal static class StorageProgram
{
    /// <summary>All settings of the program, from the same places.</summary>
    /// <exception cref="SettingException"><c>Cloud</c> names none.</exception>
    public static IConfiguration Settings(string[] settings) => Builder(settings).Configuration;

    /// <exception cref="OptionsValidationException">A setting is wrong, or the embedded file is not there: a verb that looks must not make one.</exception>
    public static WebApplication Open(string[] settings)
    {
        var builder = Builder(settings);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(ClockOptions.Read(builder.Configuration));
        builder.Services.AddStorage(builder.Configuration);
        var program = builder.Build();
        WrongSettings.Check(program);
        var storage = program.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        return storage.Kind != StorageKind.Embedded || File.Exists(storage.Path)
            ? program
            : throw new SettingException("Storage:Path", $"names a file that is not there: {storage.Path}. Give --Storage:Path=FILE, as the server has it");
    }

    private static WebApplicationBuilder Builder(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        // Says where an account is.
        _ = CloudOptions.Read(builder.Configuration);
        return builder;
    }
}
