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

/// <summary>Looked up once an hour, however many ask: a new version of the app may ask for other consents.</summary>
internal sealed class OwnApp(GraphCalls calls, TimeProvider time) : IDisposable
{
    /// <summary>The code where the tenant's catalogue does not have it.</summary>
    private const string NotThere = "AppNotInCatalog";
    private readonly SemaphoreSlim _one = new(1, 1);
    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);
    private volatile Remembered? _known;

    public async Task<Asked<CatalogEntry>> FindAsync(TenantId tenant, CancellationToken cancel)
    {
        if (!calls.Client.Cloud.HasAppCatalogue) return new(null, new NoAnswer.NotInCloud());
        if (Fresh(tenant) is { } known) return new(known, null);
        await _one.WaitAsync(cancel);
        try
        {
            return Fresh(tenant) is { } found ? new(found, null) : await FetchAsync(tenant, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private CatalogEntry? Fresh(TenantId tenant) => _known is { } known && time.GetUtcNow() - known.At < Keep && calls.Client.Serves(tenant) ? known.Entry : null;

    private async Task<Asked<CatalogEntry>> FetchAsync(TenantId tenant, CancellationToken cancel)
    {
        var asked = Known(await calls.AskAsync(tenant, Rights.FindApp, AskAsync, cancel));
        if (asked.Value is { } entry) _known = new(entry, time.GetUtcNow());
        return asked;
    }

    /// <summary>Afresh and without taking note.</summary>
    public async Task<Asked<CatalogEntry>> LookAsync(CancellationToken cancel) => Known(await calls.TryAsync(Rights.FindApp, AskAsync, cancel));

    private static Asked<CatalogEntry> Known(Asked<CatalogEntry?> asked)
        => asked is { Why: null, Value: null } ? new(null, new NoAnswer.Failed(404, NotThere)) : new(asked.Value, asked.Why);

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

    private sealed record Remembered(CatalogEntry Entry, DateTimeOffset At);
}
