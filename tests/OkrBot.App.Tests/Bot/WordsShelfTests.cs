using System.Globalization;
using System.Text;
using OkrBot.App.Bot;

namespace OkrBot.App.Tests.Bot;

public sealed class WordsShelfTests
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["X.words.en.json"] = """{"a":"english a","b":"english b","c":"english c"}""",
        ["X.words.de.json"] = """{"a":"deutsches a","b":"deutsches b"}""",
        ["X.words.de-AT.json"] = """{"a":"österreichisches a"}""",
    };

    private static readonly WordShelf Shelf = new([.. Files.Keys], file => new MemoryStream(Encoding.UTF8.GetBytes(Files[file])));

    [Theory]
    [InlineData("de-AT", "österreichisches a", "deutsches b", "english c", "de-AT")]
    [InlineData("de-CH", "deutsches a", "deutsches b", "english c", "de-CH")]
    [InlineData("de", "deutsches a", "deutsches b", "english c", "de")]
    [InlineData("en", "english a", "english b", "english c", "en-GB")]
    [InlineData("en-US", "english a", "english b", "english c", "en-US")]
    [InlineData("fr-FR", "english a", "english b", "english c", "en-GB")]
    [InlineData("DE-at", "österreichisches a", "deutsches b", "english c", "de-AT")]
    [InlineData("de-ZZ", "deutsches a", "deutsches b", "english c", "de")]
    [InlineData("de-AT-u-co-phonebk", "österreichisches a", "deutsches b", "english c", "de-AT")]
    [InlineData("de-", "english a", "english b", "english c", "en-GB")]
    [InlineData("../../de", "english a", "english b", "english c", "en-GB")]
    [InlineData("", "english a", "english b", "english c", "en-GB")]
    [InlineData(null, "english a", "english b", "english c", "en-GB")]
    public void The_nearest_language_wins_key_by_key(string? asked, string a, string b, string c, string culture)
    {
        var words = Shelf.For("X", asked);

        Assert.Equal([a, b, c], [words["a"], words["b"], words["c"]]);
        Assert.Equal(culture, words.Culture.Name);
    }

    [Fact]
    public void A_hostile_language_is_no_language()
        => Assert.Equal("en-GB", Shelf.For("X", new string('d', 10_000)).Language);

    [Fact]
    public void Words_are_merged_once()
    {
        Assert.Same(Shelf.For("X", "de-AT"), Shelf.For("X", "de-AT"));
        Assert.Same(Shelf.For("X", "de-AT"), Shelf.For("X", "DE-at"));
        Assert.Same(Shelf.For("X", null), Shelf.For("X", "fr-FR"));
        Assert.NotSame(Shelf.For("X", "de-AT"), Shelf.For("X", "de"));
    }

    [Fact]
    public void Strangers_locales_do_not_make_the_shelf_grow()
    {
        var shelf = new WordShelf([.. Files.Keys], file => new MemoryStream(Encoding.UTF8.GetBytes(Files[file])));
        for (var i = 0; i < 1000; i++)
            foreach (var locale in new[] { $"de-x{i}", $"de-u-x{i}", $"xx-{i}", $"en-q{i}", $"fr-FR-x-{i}", $" de-AT{i}" }) shelf.For("X", locale);
        // Only "de" and "en" themselves.
        Assert.Equal(2, shelf.Merged);
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.AllCultures)) shelf.For("X", culture.Name);
        Assert.InRange(shelf.Merged, 10, 250);
    }

    [Fact]
    public void A_slice_without_the_asked_language_speaks_english_in_the_english_way()
    {
        var shelf = new WordShelf(["X.words.de.json", "Y.words.en.json"], _ => new MemoryStream("""{"a":"y"}"""u8.ToArray()));
        Assert.Equal(("y", "en-GB"), (shelf.For("Y", "de")["a"], shelf.For("Y", "de").Language));
        Assert.Equal("de", shelf.For("X", "de").Language);
    }

    [Fact]
    public void The_words_of_a_slice_are_built_into_the_program()
        => Assert.Equal("On track", WordBook.For("CheckIns", "en")["status.onTrack"]);
}
