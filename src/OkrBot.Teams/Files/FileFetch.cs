using System.Net;
using System.Net.Sockets;
using OkrBot.App.Ports;

namespace OkrBot.Teams.Files;

/// <summary>Downloads with a client of its own: without our token, redirects or cookies, no longer than its time and its size.</summary>
internal sealed class FileFetch(FileHosts hosts, IHttpClientFactory clients, TimeProvider time) : IFileFetch
{
    public const string HttpClientName = "OkrBot.Files";
    private const int Step = 81_920;

    /// <summary>A turn has ten seconds; reading the file and answering need some of them.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(6);

    public async Task<FetchedFile> FetchAsync(string address, int mostBytes, CancellationToken cancel)
    {
        if (!hosts.Allows(address, out var allowed)) return new FetchedFile.NotAllowed();
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return await DownloadAsync(allowed, mostBytes, both.Token);
        }
        catch (HttpRequestException)
        {
            return new FetchedFile.Failed();
        }
        catch (SocketException)
        {
            return new FetchedFile.Failed();
        }
        catch (IOException)
        {
            return new FetchedFile.Failed();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new FetchedFile.Failed();
        }
    }

    private async Task<FetchedFile> DownloadAsync(Uri address, int mostBytes, CancellationToken cancel)
    {
        using var client = clients.CreateClient(HttpClientName);
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) return new FetchedFile.Gone();
        if (!response.IsSuccessStatusCode) return new FetchedFile.Failed();
        if (response.Content.Headers.ContentLength > mostBytes) return new FetchedFile.TooBig();
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        using var kept = new MemoryStream();
        var buffer = new byte[Step];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (kept.Length + read > mostBytes) return new FetchedFile.TooBig();
            kept.Write(buffer, 0, read);
        }
        return new FetchedFile.Got(kept.ToArray());
    }
}
