using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Blockers;
using OkrBot.App.Features.CheckIns.Cards;
using OkrBot.App.Features.Ownership.Cards;
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

    private static readonly (PersonId, string)[] People = [(new PersonId("a1"), "Ann"), (new PersonId("d1"), "Dina")];
    private static readonly OwnerForm About = new(Key, new KeyResultId("kr7"), "Local terms and tax rules approved", OnCard: false);

    public static TheoryData<string> Names => ["blocker", "blocker-need-missing", "blocker-here", "connect", "connect-another-team", "connect-own-teams", "hand-over", "blocker-people", "new-owner", "new-owner-here", "stop", "stop-reason-missing"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_form_is_written_as_approved(string name)
    {
        Approve("en", name, Folder);
        Approve("de", name, [.. Folder, "de"]);
    }

    private static void Approve(string language, string name, string[] folder)
    {
        var card = Card(name, slice => WordBook.For(slice, language));
        Approved.Json(CardJson.Write(card), name, folder);
        Assert.True(CardJson.Weigh(card) < CardJson.MostBytes);
        Assert.Equal(language, CardJson.Write(card)["lang"]!.GetValue<string>());
    }

    private static AdaptiveCard Card(string name, Func<string, Words> words) => name switch
    {
        "blocker" => BlockerCard.Render(new BlockerForm(Key, "Checkout", [.. KeyResults], null, null, null, null, OnCard: false), words("Blockers")),
        "blocker-need-missing" => BlockerCard.Render(
            new BlockerForm(Key, "Checkout", [.. KeyResults], "kr6", "", "Legal", words("Blockers")["blocker.needMissing"], OnCard: false), words("Blockers")),
        "blocker-here" => BlockerCard.Render(new BlockerForm(Key, "Checkout", [.. KeyResults], null, "A signed form", "Legal", null, OnCard: true), words("Blockers")),
        "connect" => ConnectCard.Render([], "", words("Setup")),
        "connect-another-team" => ConnectCard.Render([(new TeamId("growth"), "Growth")], "Checkout", words("Setup")),
        "connect-own-teams" => ConnectCard.Render([(new TeamId("checkout"), "Checkout"), (new TeamId("growth"), "Growth")], "", words("Setup")),
        "blocker-people" => BlockerCard.Render(new BlockerForm(Key, "Checkout", [.. KeyResults], "kr6", "A signed form", null, null, OnCard: false) { People = [.. People], Person = "d1" }, words("Blockers")),
        "new-owner" => NewOwnerCard.Render(About, People, words("Ownership")),
        "new-owner-here" => NewOwnerCard.Render(About with { OnCard = true }, People, words("Ownership")),
        "stop" => StopCard.Render(About, null, null, words("Ownership")),
        "stop-reason-missing" => StopCard.Render(About, " ", "keyResult.reasonMissing", words("Ownership")),
        _ => HandOverCard.Render(Key, [(new PersonId("a1"), "Ann"), (new PersonId("c1"), "Chidi")], words("CheckIns")),
    };
}
