using OkrBot.App.Cards;
using OkrBot.Testing;

namespace OkrBot.App.Tests.Features.CheckIns.Cards;

public sealed class ApprovedCardsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "CheckIns", "Cards", "Approved"];

    public static TheoryData<string> Names => [.. Gallery.Cards.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_state_of_the_card_is_written_as_approved(string name)
        => Approved.Json(CardJson.Write(Gallery.Cards[name]()), name, Folder);

    [Fact]
    public void No_approved_file_is_left_without_its_card()
    {
        var files = Directory.GetFiles(Repository.PathOf(Folder), "*.approved.json").Select(file => Path.GetFileName(file).Replace(".approved.json", "", StringComparison.Ordinal));

        Assert.Equal(Gallery.Cards.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }
}
