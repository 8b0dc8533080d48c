using Microsoft.Extensions.Options;
using OkrBot.App.Ports;

namespace OkrBot.Teams.Settings;

/// <summary>Stops the start when a setting is missing or contradicts another, and names it.</summary>
public sealed class TeamsOptionsValidator : IValidateOptions<TeamsOptions>
{
    private static readonly string[] NotOneTenant = ["common", "organizations", "consumers", "*"];

    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var problems = Identity(options).Concat(Credential(options)).Concat(Addresses(options)).Concat(OfCloud(options)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Identity(TeamsOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.AppId))
            yield return "Teams:AppId is missing";
        if (string.IsNullOrWhiteSpace(options.TenantId))
            yield return "Teams:TenantId is missing";
        if (options.Tenants.Append(options.TenantId).Any(t => NotOneTenant.Contains(t, StringComparer.OrdinalIgnoreCase)))
            yield return "Teams:TenantId and Teams:AllowedTenants must name single tenants";
        if (options.AllowedTenants.Any(string.IsNullOrWhiteSpace))
            yield return "Teams:AllowedTenants has an empty entry";
    }

    private static IEnumerable<string> Credential(TeamsOptions options)
    {
        var hasSecret = !string.IsNullOrWhiteSpace(options.ClientSecret);
        if (options.Credential is null)
            yield return "Teams:Credential is missing: ManagedIdentity, FederatedToken or ClientSecret";
        else if (!Enum.IsDefined(options.Credential.Value))
            yield return "Teams:Credential must be ManagedIdentity, FederatedToken or ClientSecret";
        else if (options.Credential == TeamsCredential.ClientSecret && !hasSecret)
            yield return "Teams:ClientSecret is missing, and Teams:Credential is ClientSecret";
        if (options.Credential is TeamsCredential.ManagedIdentity or TeamsCredential.FederatedToken)
        {
            if (hasSecret)
                yield return $"Teams:ClientSecret is set, but Teams:Credential is {options.Credential}";
            if (!string.IsNullOrWhiteSpace(options.TokenEndpoint))
                yield return $"Teams:TokenEndpoint is set, but Teams:Credential is {options.Credential}";
        }
    }

    private static IEnumerable<string> Addresses(TeamsOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.TokenIssuer))
            yield return "Teams:TokenIssuer is missing";
        if (!IsSafe(options.OpenIdMetadata))
            yield return "Teams:OpenIdMetadata must be an https address (http on loopback only)";
        if (!string.IsNullOrWhiteSpace(options.TokenEndpoint) && !IsSafe(options.TokenEndpoint))
            yield return "Teams:TokenEndpoint must be an https address (http on loopback only)";
        foreach (var entry in options.AllowedServiceHosts.Where(e => !ServiceHosts.IsEntry(e)))
            yield return $"Teams:AllowedServiceHosts has '{entry}': write a host name, or a loopback host with or without a port";
        if (options.SendsPerSecond is < 1 or > 50)
            yield return "Teams:SendsPerSecond must be from 1 to 50";
    }

    /// <summary>A value that is another cloud's; one that is nobody's known here is the operator's to know.</summary>
    private static IEnumerable<string> OfCloud(TeamsOptions options)
    {
        var cloud = options.Cloud;
        (string Setting, Func<MicrosoftCloud, bool> Has)[] all =
        [
            (nameof(TeamsOptions.OpenIdMetadata), one => HostOf(one.BotMetadata) == HostOf(options.OpenIdMetadata)),
            (nameof(TeamsOptions.TokenIssuer), one => one.BotIssuer == options.TokenIssuer),
            (nameof(TeamsOptions.TokenScope), one => one.BotScope == options.TokenScope),
            (nameof(TeamsOptions.TokenEndpoint), one => HostOf(options.TokenEndpoint) is { } host && one.LoginHosts.Contains(host)),
            .. options.AllowedServiceHosts.Select(host => (nameof(TeamsOptions.AllowedServiceHosts), (Func<MicrosoftCloud, bool>)(one => one.ConnectorHosts.Contains(host, StringComparer.OrdinalIgnoreCase)))),
        ];
        foreach (var (setting, has) in all)
            if (cloud.OtherWith(has) is { } other) yield return $"Teams:{setting} is that of {MicrosoftCloud.Setting} {other.Name}, but {MicrosoftCloud.Setting} is {cloud.Name}";
        if (cloud.ConnectorHosts.IsEmpty && options.AllowedServiceHosts.Count == 0)
            yield return $"Teams:AllowedServiceHosts is missing: the host of Teams' connector is not known here for {MicrosoftCloud.Setting} {cloud.Name}";
    }

    private static string? HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : null;

    private static bool IsSafe(string? address)
        => Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
