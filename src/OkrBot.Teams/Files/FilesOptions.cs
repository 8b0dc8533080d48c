using Microsoft.Extensions.Options;
using OkrBot.App.Ports;

namespace OkrBot.Teams.Files;

/// <summary>The section <c>Files</c>.</summary>
public sealed class FilesOptions
{
    public const string Section = "Files";

    /// <summary>Hosts from which a file that somebody sent is fetched; any tenant's SharePoint in the cloud when empty. A plain name is that host
    /// alone; <c>*.</c> before a name is exactly one label more. Both mean https on port 443. <c>127.0.0.1</c>, <c>localhost</c> and <c>[::1]</c> may be
    /// listed with a port or without, and take http too.</summary>
    public List<string> AllowedHosts { get; } = [];

    internal IReadOnlyList<string> EffectiveHosts => AllowedHosts.Count > 0 ? AllowedHosts : Cloud.FileHosts;

    internal MicrosoftCloud Cloud { get; private set; } = MicrosoftCloud.Public;

    internal void LiveIn(MicrosoftCloud cloud) => Cloud = cloud;
}

/// <summary>Stops the start when an entry is no host, or another cloud's.</summary>
public sealed class FilesOptionsValidator : IValidateOptions<FilesOptions>
{
    public ValidateOptionsResult Validate(string? name, FilesOptions options)
    {
        var wrong = options.AllowedHosts.Where(entry => !FileHosts.IsEntry(entry))
            .Select(entry => $"Files:AllowedHosts has '{entry}': write a host name, *. and a host name of two parts or more, or a loopback host with or without a port")
            .Concat(options.AllowedHosts.Select(entry => options.Cloud.OtherWith(one => one.FileHosts.Contains(entry, StringComparer.OrdinalIgnoreCase))).OfType<MicrosoftCloud>()
                .Select(other => $"Files:AllowedHosts is that of {MicrosoftCloud.Setting} {other.Name}, but {MicrosoftCloud.Setting} is {options.Cloud.Name}")).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
