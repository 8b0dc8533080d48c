using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;

namespace OkrBot.App.Sheets;

/// <summary>The texts that a workbook keeps once for all of its cells.</summary>
/// <param name="IsTooMuch">They were not read to their end.</param>
internal sealed record SharedTexts(ImmutableArray<string> Texts, bool IsTooMuch)
{
    private const int Most = 2_000_000;

    public string? this[int at] => at >= 0 && at < Texts.Length ? Texts[at] : null;

    public static SharedTexts Read(SharedStringTablePart? part, SheetLimits limits)
    {
        if (part is null) return new SharedTexts([], false);
        var texts = ImmutableArray.CreateBuilder<string>();
        long length = 0;
        using var reader = SheetXml.Open(part.GetStream(FileMode.Open, FileAccess.Read), limits);
        while (reader.Read())
        {
            if (reader.NodeType != System.Xml.XmlNodeType.Element || reader.LocalName != "si") continue;
            texts.Add(SheetXml.TextOf(reader, "t", limits.LongestCell));
            length += texts[^1].Length;
            if (length > limits.MostText || texts.Count > Most) return new SharedTexts([], true);
        }
        return new SharedTexts(texts.ToImmutable(), false);
    }
}
