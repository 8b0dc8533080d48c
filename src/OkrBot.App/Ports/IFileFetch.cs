namespace OkrBot.App.Ports;

/// <summary>How a download ended.</summary>
public abstract record FetchedFile
{
    private FetchedFile() { }

    public sealed record Got(ReadOnlyMemory<byte> Bytes) : FetchedFile;

    /// <summary>The address is none from which files are taken (<c>Files:AllowedHosts</c>). Nothing was asked.</summary>
    public sealed record NotAllowed : FetchedFile;

    /// <summary>Longer than it may be; no more than that was read.</summary>
    public sealed record TooBig : FetchedFile;

    /// <summary>It is not there any more, or its link has run out.</summary>
    public sealed record Gone : FetchedFile;

    /// <summary>No answer, or none that could be used. A later try may work.</summary>
    public sealed record Failed : FetchedFile;
}

/// <summary>Fetches files that people sent, never with a token of ours.</summary>
public interface IFileFetch
{
    /// <param name="address">From a message, hostile.</param>
    Task<FetchedFile> FetchAsync(string address, int mostBytes, CancellationToken cancel);
}
