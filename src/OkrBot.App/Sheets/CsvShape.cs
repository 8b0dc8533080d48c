namespace OkrBot.App.Sheets;

/// <summary>How a CSV file separates its cells, and whether any row has more of them than any sheet.</summary>
/// <param name="Start">Where the rows begin: after the line by which Excel is told the separator.</param>
internal sealed record CsvShape(char Separator, int Start, bool IsTooWide)
{
    private const int MostCells = 20_000;

    public static CsvShape Of(string text)
    {
        var start = 0;
        var separator = text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && text[4] is ',' or ';' or '\t' ? text[4] : '\0';
        if (separator != '\0') start = text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end + 1 : text.Length;
        else separator = Most(text);
        return new CsvShape(separator, start, IsWide(text, separator));
    }

    // The separator that stands most often, outside of quotation marks, in the first line that has one.
    private static char Most(string text)
    {
        int commas = 0, semicolons = 0, tabs = 0;
        var quotes = new Quotes();
        foreach (var letter in text)
        {
            if (quotes.Take(letter, letter is ',' or ';' or '\t')) continue;
            if (letter is '\n' or '\r' && commas + semicolons + tabs > 0) break;
            if (letter == ',') commas++;
            else if (letter == ';') semicolons++;
            else if (letter == '\t') tabs++;
        }
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static bool IsWide(string text, char separator)
    {
        var cells = 0;
        var quotes = new Quotes();
        foreach (var letter in text)
        {
            if (quotes.Take(letter, letter == separator)) continue;
            if (letter is '\n' or '\r') cells = 0;
            else if (letter == separator && ++cells > MostCells) return true;
        }
        return false;
    }

    /// <summary>Follows the quotation marks: one opens a cell at its beginning only, as the reader has it, and elsewhere is a letter.</summary>
    private struct Quotes()
    {
        private bool _isOpen;
        private bool _atStart = true;
        private bool _afterClosing;

        /// <summary>Whether the letter stands within quotation marks, or is one.</summary>
        public bool Take(char letter, bool isSeparator)
        {
            if (letter == '"' && (_isOpen || _atStart || _afterClosing))
            {
                (_afterClosing, _isOpen, _atStart) = (_isOpen, !_isOpen, false);
                return true;
            }
            if (_isOpen) return true;
            (_afterClosing, _atStart) = (false, isSeparator || letter is '\n' or '\r');
            return false;
        }
    }
}
