namespace OkrBot.Domain.Planning;

/// <summary>What a title tells: its words without the small ones, and the markets that it names. A market's name is no other word.</summary>
internal sealed record TitleWords(List<TitleWord> Words, List<TitleWord> Markets)
{
    private const int ShortestWord = 3;

    public static TitleWords Of(string title, string language, Markets markets)
    {
        var found = new TitleWords([], []);
        string[] parts = [.. Stems.Split(title)];
        for (var at = 0; at < parts.Length; at++)
        {
            if (at + 1 < parts.Length && markets.Of(parts[at], parts[at + 1]) is { } named)
            {
                Add(found.Markets, new TitleWord(named, $"{parts[at]} {parts[at + 1]}"));
                at++;
            }
            else if (markets.Of(parts[at]) is { } market)
            {
                Add(found.Markets, new TitleWord(market, parts[at]));
            }
            else if (parts[at].Length >= ShortestWord && parts[at].Any(char.IsLetter) && Stems.Of(parts[at], language) is var stem && !StopWords.Holds(stem, language))
            {
                Add(found.Words, new TitleWord(stem, parts[at]));
            }
        }
        return found;
    }

    private static void Add(List<TitleWord> list, TitleWord word)
    {
        if (!list.Exists(known => known.Stem == word.Stem)) list.Add(word);
    }
}
