using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Blockers;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.Setup;
using OkrBot.Domain;
using OkrBot.Testing;

namespace OkrBot.App.Tests.Features;

/// <summary>The forms beside the check-in's own cards, each as somebody looked at it.</summary>
public sealed class SmallFormsTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Approved"];
    private static readonly CardKey Key = new(new TeamId("checkout"), new CycleId("2026-10-05"), new DateTimeOffset(2026, 11, 3, 8, 30, 0, TimeSpan.Zero), "8Kq2mZ");
    private static readonly (KeyResultId, string)[] KeyResults = [(new("kr2"), "Median time to pay"), (new("kr6"), "BLIK live with 40 shops")];

    public static TheoryData<string> Names => ["blocker", "blocker-need-missing", "blocker-here", "connect", "connect-own-teams", "hand-over"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_form_is_written_as_approved(string name)
    {
        var card = Card(name);
        Approved.Json(CardJson.Write(card), name, Folder);
        Assert.True(CardJson.Weigh(card) < CardJson.MostBytes);
    }

    private static AdaptiveCard Card(string name) => name switch
    {
        "blocker" => BlockerCard.Render(new BlockerForm(Key, "Checkout", [.. KeyResults], null, null, null, null, OnCard: false), Words("Blockers")),
        "blocker-need-missing" => BlockerCard.Render(
            new BlockerForm(Key, "Checkout", [.. KeyResults], "kr6", "", "Legal", Words("Blockers")["blocker.needMissing"], OnCard: false), Words("Blockers")),
        "blocker-here" => BlockerCard.Render(new BlockerForm(Key, "Checkout", [.. KeyResults], null, "A signed form", "Legal", null, OnCard: true), Words("Blockers")),
        "connect" => ConnectCard.Render([], Words("Setup")),
        "connect-own-teams" => ConnectCard.Render([(new TeamId("checkout"), "Checkout"), (new TeamId("growth"), "Growth")], Words("Setup")),
        _ => HandOverCard.Render(Key, [(new PersonId("a1"), "Ann"), (new PersonId("c1"), "Chidi")], Words("CheckIns")),
    };

    private static Words Words(string slice) => WordBook.For(slice, "en");
}
