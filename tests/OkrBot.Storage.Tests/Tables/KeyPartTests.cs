using FsCheck;
using FsCheck.Fluent;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Tests.Tables;

public sealed class KeyPartTests
{
    [Fact]
    public void Any_text_becomes_a_key_without_separators_or_forbidden_characters() => Prop.ForAll<string>(text =>
    {
        var safe = KeyPart.Of(text ?? "");
        return safe.All(c => c is >= ' ' and <= '~' and not ('/' or '\\' or '#' or '?' or '%' or '\'' or '|'));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_texts_is_kept() => Prop.ForAll<string, string>((a, b) =>
        Math.Sign(string.CompareOrdinal(a ?? "", b ?? "")) == Math.Sign(string.CompareOrdinal(KeyPart.Of(a ?? ""), KeyPart.Of(b ?? "")))).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_pair_of_characters_keeps_its_order()
    {
        var keys = Enumerable.Range(0, 0x300).Append(0xD83C).Append(0xFFFF).Select(c => KeyPart.Of(((char)c).ToString())).ToList();
        for (var i = 1; i < keys.Count; i++) Assert.True(string.CompareOrdinal(keys[i - 1], keys[i]) < 0, $"{keys[i - 1]} < {keys[i]}");
    }

    [Fact]
    public void A_prefix_stays_a_prefix() => Prop.ForAll<string, string>((a, b) =>
        KeyPart.Of((a ?? "") + (b ?? "")) == KeyPart.Of(a ?? "") + KeyPart.Of(b ?? "")).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("19:meeting_x@thread.v2", "19:meeting_x@thread.0v2")]
    [InlineData("a|b/c", "a{1b.1c")]
    [InlineData("2026-10-05", "2026-10-05")]
    public void Ids_stay_readable(string id, string key) => Assert.Equal(key, KeyPart.Of(id));

    [Fact]
    public void A_long_id_fits_in_a_key_and_stays_itself()
    {
        var long1 = KeyPart.Bounded(new string('é', 200) + "1");
        var long2 = KeyPart.Bounded(new string('é', 200) + "2");

        TableLimits.CheckKey(long1);
        Assert.NotEqual(long1, long2);
        Assert.Equal("short", KeyPart.Bounded("short"));
    }

    [Fact]
    public void Instants_sort_as_texts()
    {
        var at = new DateTimeOffset(2026, 10, 5, 11, 0, 0, TimeSpan.FromHours(2));
        Assert.Equal("20261005T0900000000000", KeyPart.Of(at));
        Assert.True(string.CompareOrdinal(KeyPart.Of(at), KeyPart.Of(at.AddTicks(1))) < 0);
    }
}
