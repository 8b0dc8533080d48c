using System.IO.Compression;

namespace OkrBot.App.Sheets;

/// <summary>Looks at the directory of a packed file before anything in it is unpacked.</summary>
internal static class PackageChecks
{
    private const string Encryption = "EncryptedPackage";
    private const string Main = "[Content_Types].xml";

    /// <summary>Null = it may be opened. A directory that lies gains nothing: .NET unpacks no part beyond its declared length.</summary>
    public static SheetProblem? Of(ReadOnlyMemory<byte> bytes, SheetLimits limits)
    {
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        if (archive.Entries.Count > limits.MostParts) return new SheetProblem.Swells();
        long unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            if (entry.IsEncrypted || entry.FullName == Encryption) return new SheetProblem.Encrypted();
            if (entry.Length > limits.FreeOfRatio && entry.Length / Math.Max(entry.CompressedLength, 1) > limits.MostRatio) return new SheetProblem.Swells();
            unpacked += entry.Length;
            if (unpacked > limits.MostUnpacked) return new SheetProblem.Swells();
        }
        return archive.GetEntry(Main) is null ? new SheetProblem.NotASheet() : null;
    }
}
