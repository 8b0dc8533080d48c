namespace OkrBot.App.Ports;

/// <summary>Random secrets that this installation makes for itself, the same on all its servers, and shows to nobody.</summary>
public interface IOwnSecrets
{
    /// <summary>32 bytes; made when first asked for.</summary>
    /// <param name="purpose">Ours; each has its own.</param>
    ValueTask<byte[]> OfAsync(string purpose, CancellationToken cancel);
}
