using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Tests.Doubles;

namespace OkrBot.Rehearsal.Tests.Connector;

public sealed class CardCheckTests : TenantTest
{
    [Fact]
    public async Task A_sound_card_is_no_violation()
    {
        await Caller.SendAsync(Chat.Id, Sample.Message(Sample.Card(Sample.Block("Hello"), Sample.Number("n", "Confidence (required)"), Sample.Actions(Sample.Execute("Save", "save")))));
        Assert.Empty(Tenant.Violations.All);
    }

    public static TheoryData<string, string> Unsound => new()
    {
        { "card-version", """{"type":"AdaptiveCard","version":"1.6","fallbackText":"x","body":[]}""" },
        { "card-without-fallback-text", """{"type":"AdaptiveCard","version":"1.5","body":[]}""" },
        { "input-without-label", """{"type":"AdaptiveCard","version":"1.5","fallbackText":"x","body":[{"type":"Container","items":[{"type":"Input.Text","id":"a"}]}]}""" },
        { "execute-without-fallback", """{"type":"AdaptiveCard","version":"1.5","fallbackText":"x","body":[],"actions":[{"type":"Action.Execute","title":"Go","verb":"go","data":{}}]}""" },
        { "action-data-not-an-object", """{"type":"AdaptiveCard","version":"1.5","fallbackText":"x","body":[],"actions":[{"type":"Action.Submit","title":"Go","data":"go"}]}""" },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public async Task An_unsound_card_is_posted_and_noted(string rule, string card)
    {
        await Caller.SendAsync(Chat.Id, Sample.Message((JsonObject)JsonNode.Parse(card)!));
        Assert.Equal(rule, Assert.Single(Tenant.Violations.All).Rule);
    }

    [Fact]
    public async Task A_large_card_and_a_seventh_action_are_noted()
    {
        var card = Sample.Card(Sample.Block(new string('x', 21_000)), Sample.Actions([.. Enumerable.Range(0, 7).Select(i => Sample.Execute($"Go {i}", "go"))]));
        await Caller.SendAsync(Chat.Id, Sample.Message(card));
        Assert.Equal(["card-too-large", "too-many-actions"], Tenant.Violations.All.Select(violation => violation.Rule));
    }
}
