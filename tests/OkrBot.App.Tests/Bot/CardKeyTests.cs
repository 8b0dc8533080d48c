using System.Text.Json;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.Domain;

namespace OkrBot.App.Tests.Bot;

/// <summary>The ids that a card carries go out and come back; whatever else comes back means nothing.</summary>
public sealed class CardKeyTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 3, 8, 30, 0, TimeSpan.Zero);
    private static readonly CardKey Key = new(new("checkout"), new("2026-10-05"), Start, "v")
    {
        Also = [new(new("growth"), new("2026-10-05"), Start), new(new("payouts"), new("2026-07-06"), Start.AddDays(1))],
        Of = new TeamId("growth"), Late = true, For = new KeyResultId("kr1"),
    };

    [Fact]
    public void A_key_comes_back_as_it_went() => Assert.Equal(Key, Read(Key.ToData().ToJsonString()));

    [Fact]
    public void A_card_of_one_team_carries_no_list()
        => Assert.DoesNotContain("also", (Key with { Also = [], Of = null }).ToData().ToJsonString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("null")]
    [InlineData("\"growth\"")]
    [InlineData("{\"team\":\"growth\"}")]
    [InlineData("[1,null,[],{},\"x\"]")]
    [InlineData("""[{"team":"growth"},{"team":"a|b","cycle":"c","start":"2026-11-03T08:30:00Z"},{"team":"a","cycle":"../..","start":"2026-11-03T08:30:00Z"},{"team":"a","cycle":"c","start":"soon"}]""")]
    public void What_is_no_team_of_ours_is_passed_over(string also)
        => Assert.Empty(Read($$"""{"team":"checkout","cycle":"c","start":"2026-11-03T08:30:00Z","view":"v","also":{{also}}}""")!.Also);

    [Fact]
    public void No_more_than_seven_are_read_each_once_and_none_of_them_the_first()
    {
        string One(string team) => $$"""{"team":"{{team}}","cycle":"c","start":"2026-11-03T08:30:00Z"}""";
        string Card(IEnumerable<string> also) => $$"""{"team":"t0","cycle":"c","start":"2026-11-03T08:30:00Z","view":"v","also":[{{string.Join(',', also.Select(One))}}]}""";
        Assert.Equal(7, Read(Card(Enumerable.Range(1, 100).Select(at => $"t{at}")))!.Also.Length);
        Assert.Equal(["t1"], Read(Card(["t0", "t1", "t1", "t0"]))!.Also.Select(one => one.Team.Value));
    }

    [Fact]
    public void A_press_on_several_teams_is_a_command_of_its_own_for_each()
    {
        var each = Press(Key).Each();
        Assert.Equal(["checkout", "growth", "payouts"], each.Select(one => one.Team.Team.Value));
        Assert.Equal(3, each.Select(one => one.Stamp().Id).Distinct().Count());
        Assert.Equal(["0_", "1_", "2_"], each.Select(one => one.Scope));
        Assert.Equal("growth", Press(Key).Subject.Key.Team.Value);
        Assert.Equal(Press(Key with { Also = [] }).Data.Stamp(Press(Key).Turn, "v").Id, Press(Key with { Also = [] }).Each()[0].Stamp().Id);
    }

    private static CardPress Press(CardKey key)
    {
        using var json = JsonDocument.Parse(key.ToData().ToJsonString());
        var from = new Sender("29:a", new PersonId("a"), null, null, null);
        var chat = new Conversation(new ChatId("19:x"), ChatKind.Group, new Uri("https://x.example/"), null);
        return CardPress.Read(new Turn(new("t"), from, chat, "1", Start, new Act.Pressed("v", json.RootElement.Clone(), false, true)))!;
    }

    private static CardKey? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new CardData(document.RootElement.Clone()).Key();
    }
}
