using System.Text;
using System.Xml;

namespace OkrBot.App.Sheets;

/// <summary>XML as it is read here: no document type, nothing from outside, no more than the bounds.</summary>
internal static class SheetXml
{
    public static XmlReader Open(Stream stream, SheetLimits limits) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = limits.MostUnpacked, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
    });

    /// <summary>The text inside the element at which the reader stands, in all its <paramref name="within"/> elements; ends at the element's end.
    /// At most <paramref name="most"/> characters and one, whatever there is.</summary>
    /// <param name="within">Null = all text.</param>
    public static string TextOf(XmlReader reader, string? within, int most)
    {
        if (reader.IsEmptyElement) return "";
        var text = new StringBuilder();
        var chunk = new char[1024];
        for (var (depth, wanted, passed) = (reader.Depth, within is null, -1); reader.Read() && reader.Depth > depth;)
        {
            if (reader.NodeType == XmlNodeType.Element && within is not null)
            {
                // How a word is spoken, in Japanese, is no part of it.
                if (passed < 0 && reader.LocalName == "rPh" && !reader.IsEmptyElement) passed = reader.Depth;
                wanted = passed < 0 && reader.LocalName == within;
            }
            else if (reader.NodeType == XmlNodeType.EndElement && within is not null)
            {
                wanted = false;
                if (reader.Depth == passed) passed = -1;
            }
            else if (wanted && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                int read;
                while ((read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
                    if (wanted && text.Length <= most) text.Append(chunk, 0, Math.Min(read, most + 1 - text.Length));
            }
        }
        return text.ToString();
    }
}
