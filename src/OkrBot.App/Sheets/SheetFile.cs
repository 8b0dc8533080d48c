using System.Security.Cryptography;

namespace OkrBot.App.Sheets;

/// <summary>A file as it was sent, within <see cref="SheetLimits.MostBytes"/>. What it is its bytes say, whatever its name ends in.</summary>
public sealed record SheetFile(ReadOnlyMemory<byte> Bytes)
{
    private const int Step = 81_920;

    /// <summary>The same for the same content, whatever its name.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes.Span).AsSpan(0, 16));

    /// <summary>Null when it is longer than it may be; no more than that is read.</summary>
    public static async Task<SheetFile?> LoadAsync(Stream stream, SheetLimits limits, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[Step];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (kept.Length + read > limits.MostBytes) return null;
            kept.Write(buffer, 0, read);
        }
        return new SheetFile(kept.ToArray());
    }
}
