using System.Collections.Immutable;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Graph.Client;

namespace OkrBot.Graph.Chats;

/// <summary>This bot's app in the organisation's catalogue: its id there, and the consent that its manifest asks of each chat, which has to be given exactly.</summary>
internal sealed record CatalogEntry(string Id, ImmutableArray<TeamsAppResourceSpecificPermission> Consents)
{
    public TeamsAppInstallation Installation(string root) => new()
    {
        AdditionalData = new Dictionary<string, object>(StringComparer.Ordinal) { ["teamsApp@odata.bind"] = $"{root}/appCatalogs/teamsApps/{Id}" },
        ConsentedPermissionSet = Consents.IsEmpty ? null : new TeamsAppPermissionSet
        {
            ResourceSpecificPermissions = [.. Consents.Select(one => new TeamsAppResourceSpecificPermission { PermissionValue = one.PermissionValue, PermissionType = one.PermissionType })],
        },
    };
}

/// <summary>Looked up once an hour: a new version of the app may ask for other consents.</summary>
internal sealed class OwnApp(GraphCalls calls, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private volatile Known? _known;

    public async Task<Asked<CatalogEntry>> FindAsync(TenantId tenant, CancellationToken cancel)
    {
        if (_known is { } known && time.GetUtcNow() - known.At < Fresh && calls.Client.Serves(tenant)) return new(known.Entry, null);
        var asked = await calls.AskAsync(tenant, Rights.FindApp, AskAsync, cancel);
        if (asked.Why is { } why) return new(null, why);
        if (asked.Value is not { } entry) return new(null, new NoAnswer.Failed(404, "AppNotInCatalog"));
        _known = new(entry, time.GetUtcNow());
        return new(entry, null);
    }

    private async Task<CatalogEntry?> AskAsync(GraphServiceClient graph, CancellationToken cancel)
    {
        var found = await graph.AppCatalogs.TeamsApps.GetAsync(c =>
        {
            c.QueryParameters.Filter = $"externalId eq '{calls.Client.ManifestId}'";
            c.QueryParameters.Expand = ["appDefinitions($select=id,version,authorization)"];
        }, cancel);
        if (found?.Value?.FirstOrDefault() is not { Id: { } id } app) return null;
        var asked = app.AppDefinitions?.LastOrDefault()?.Authorization?.RequiredPermissionSet?.ResourceSpecificPermissions ?? [];
        // What people delegate is theirs to give, and not sent.
        return new CatalogEntry(id, [.. asked.Where(one => one.PermissionType == TeamsAppResourceSpecificPermissionType.Application)]);
    }

    private sealed record Known(CatalogEntry Entry, DateTimeOffset At);
}
