using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OkrBot.Rehearsal.Connector;

namespace OkrBot.Rehearsal.World;

/// <summary>What people's OneDrive does for files that they give to a bot: hands each out under a link of its own, to whoever has it and to nobody with a token.</summary>
public sealed class TenantDrive(Violations violations)
{
    private const string Path = "/personal/files/";
    private readonly ConcurrentDictionary<string, DriveFile> _files = new(StringComparer.Ordinal);
    private int _last;

    /// <summary>Downloads so far, refused ones included.</summary>
    public int Asked { get; private set; }

    /// <returns>The id in the link.</returns>
    public string Put(DriveFile file)
    {
        var id = "f" + Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        _files[id] = file;
        return id;
    }

    public static string PathOf(string id) => Path + id;

    internal void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path + "{id}", async (HttpContext http, string id) =>
    {
        Asked++;
        if (http.Request.Headers.Authorization.Count > 0) violations.Add("token-to-files", "A file was asked for with a token.");
        if (!_files.TryGetValue(id, out var file))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (file.RedirectTo is { } elsewhere) http.Response.Headers.Location = elsewhere;
        http.Response.StatusCode = file.RedirectTo is null ? file.Status : StatusCodes.Status302Found;
        // Without a length, so that whoever reads has to count.
        await http.Response.BodyWriter.WriteAsync(file.Bytes, http.RequestAborted);
    });
}

/// <param name="Status">With which the link answers.</param>
public sealed record DriveFile(string Name, ReadOnlyMemory<byte> Bytes, int Status = StatusCodes.Status200OK)
{
    /// <summary>The link sends elsewhere.</summary>
    public string? RedirectTo { get; init; }
}
