using OkrBot.App.Cards;
using OkrBot.Testing;

namespace OkrBot.App.Tests.Features.CheckIns.Cards;

public sealed class ApprovedCardsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "CheckIns", "Cards", "Approved"];
    private static readonly string[] InGerman = [.. Folder, "de"];

    public static TheoryData<string> Names => [.. Gallery.Cards.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_state_of_the_card_is_written_as_approved(string name)
        => Approved.Json(CardJson.Write(Gallery.Cards[name]()), name, Folder);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_state_of_the_card_is_written_in_german_as_approved(string name)
        => Approved.Json(CardJson.Write(Gallery.German[name]()), name, InGerman);

    [Fact]
    public void No_approved_file_is_left_without_its_card()
    {
        Assert.Equal(Gallery.Cards.Keys.Order(StringComparer.Ordinal), Files(Folder));
        Assert.Equal(Gallery.German.Keys.Order(StringComparer.Ordinal), Files(InGerman));
    }

    private static IEnumerable<string> Files(string[] folder) => Directory.GetFiles(Repository.PathOf(folder), "*.approved.json")
        .Select(file => Path.GetFileName(file).Replace(".approved.json", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
