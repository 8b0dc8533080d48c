namespace OkrBot.App.Sheets;

internal enum FileKind { Other, Empty, Text, Package, OldExcel, Encrypted }

/// <summary>What a file is, by its first bytes.</summary>
internal static class FileKinds
{
    private const int Looked = 4096;

    public static FileKind Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [] => FileKind.Empty,
        [0x50, 0x4B, 0x03, 0x04, ..] or [0x50, 0x4B, 0x05, 0x06, ..] => FileKind.Package,
        // The container of old Office files; an encrypted workbook travels in it too.
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => bytes.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0 ? FileKind.Encrypted : FileKind.OldExcel,
        _ => IsText(bytes) ? FileKind.Text : FileKind.Other,
    };

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (CsvText.IsWide(bytes)) return true;
        foreach (var one in bytes[..Math.Min(bytes.Length, Looked)])
            if (one < 0x20 && one is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C)) return false;
        return !bytes.StartsWith("%PDF"u8);
    }
}
