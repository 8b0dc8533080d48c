using Microsoft.Extensions.Options;

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
        if (!address.IsLoopback && GraphCloud.Of(address) is null)
            yield return $"Graph:BaseUrl has to be https on one of {string.Join(", ", GraphCloud.All.Select(cloud => cloud.Host))}";
        if (!address.AbsolutePath.TrimEnd('/').EndsWith("/v1.0", StringComparison.Ordinal))
            yield return "Graph:BaseUrl has to end with /v1.0";
        if (options.ManifestId is { Length: > 0 } id && !Guid.TryParse(id, out _))
            yield return "Graph:ManifestId has to be the manifest's id, a GUID";
        // With a secret the endpoint is chosen by hand; other credentials find their cloud by themselves.
        if (options.HasSecret && GraphCloud.Of(address) is { } cloud && cloud != GraphCloud.Public && Host(options.TokenEndpoint) != cloud.Authority)
            yield return $"Teams:TokenEndpoint has to be on {cloud.Authority}, because Graph:BaseUrl is {cloud.Host}";
    }

    private static string? Host(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : null;
}
