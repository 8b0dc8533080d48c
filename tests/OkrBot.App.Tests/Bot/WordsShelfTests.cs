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
    public void The_words_of_a_slice_are_built_into_the_program()
        => Assert.Equal("On track", WordBook.For("CheckIns", "en")["status.onTrack"]);
}
