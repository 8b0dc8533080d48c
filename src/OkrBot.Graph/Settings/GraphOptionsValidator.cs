using Microsoft.Extensions.Options;
using OkrBot.App.Ports;

namespace OkrBot.Graph.Settings;

/// <summary>Stops the start when Graph is switched on and cannot work, and names the setting.</summary>
public sealed class GraphOptionsValidator : IValidateOptions<GraphOptions>
{
    public ValidateOptionsResult Validate(string? name, GraphOptions options)
    {
        var problems = options.Enabled ? Problems(options).ToList() : [];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(GraphOptions options)
    {
        if (!Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address))
        {
            yield return "Graph:BaseUrl has to be an absolute address";
            yield break;
        }
        if (!address.IsLoopback && !IsOf(options.Cloud, address))
            yield return options.Cloud.OtherWith(one => IsOf(one, address)) is { } other
                ? $"Graph:BaseUrl is that of {MicrosoftCloud.Setting} {other.Name}, but {MicrosoftCloud.Setting} is {options.Cloud.Name}"
                : $"Graph:BaseUrl has to be https on {options.Cloud.GraphHost}";
        if (!address.AbsolutePath.TrimEnd('/').EndsWith("/v1.0", StringComparison.Ordinal))
            yield return "Graph:BaseUrl has to end with /v1.0";
        if (options.ManifestId is { Length: > 0 } id && !Guid.TryParse(id, out _))
            yield return "Graph:ManifestId has to be the manifest's id, a GUID";
    }

    private static bool IsOf(MicrosoftCloud cloud, Uri address)
        => address is { Scheme: "https", IsDefaultPort: true } && cloud.GraphHost.Equals(address.Host, StringComparison.OrdinalIgnoreCase);
}
