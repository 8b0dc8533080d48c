using Microsoft.Extensions.Options;
using OkrBot.App.Bot;

namespace OkrBot.Host;

/// <summary>The section <c>Public</c>.</summary>
internal static class PublicOptions
{
    /// <summary><c>Public:BaseUrl</c>: where people's browsers reach us; without it cards offer no page.</summary>
    public static PublicAddress Read(IConfiguration configuration)
    {
        var text = configuration["Public:BaseUrl"];
        if (string.IsNullOrWhiteSpace(text)) return new PublicAddress(null);
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
            throw new SettingException("Public:BaseUrl", "has to be an absolute https address");
        return new PublicAddress(url);
    }
}

/// <summary>A setting that is missing or wrong. Its name stops the start, in words that an operator can act on.</summary>
public sealed class SettingException(string setting, string problem) : OptionsValidationException(setting, typeof(SettingException), [$"{setting} {problem}"]);
