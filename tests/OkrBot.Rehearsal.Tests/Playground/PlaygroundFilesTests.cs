using System.Text.Json.Nodes;
using OkrBot.Rehearsal.Company;
using OkrBot.Rehearsal.World;
using OkrBot.Testing;

namespace OkrBot.Rehearsal.Tests.Playground;

/// <summary>The files in manifest/playground name the sample company, whose ids nobody could see are wrong.</summary>
public sealed class PlaygroundFilesTests : IAsyncLifetime
{
    private const string You = "Bo";
    private StandInTenant _tenant = null!;
    private SampleCompany _company = null!;

    public async Task InitializeAsync()
    {
        _tenant = await StandInTenant.StartAsync(new StandInTenantOptions(new ManualTime()), CancellationToken.None);
        _company = SampleCompany.Create(_tenant);
    }

    public async Task DisposeAsync() => await _tenant.DisposeAsync();

    [Fact]
    public void The_playgrounds_people_and_chats_are_those_of_checkout()
    {
        var settings = Settings();
        Assert.Contains($"tenantId: {_tenant.Options.TenantId}\n", settings, StringComparison.Ordinal);
        Assert.Contains($"bot:\nid: \"{_tenant.BotId}\"\n", settings, StringComparison.Ordinal);
        Assert.Contains($"currentUser:\n{Block(_company.Person(You))}", settings, StringComparison.Ordinal);
        Assert.Contains($"personalChat:\nid: \"{_tenant.World.PersonalChat(_company.Person(You)).Id}\"\n", settings, StringComparison.Ordinal);
        Assert.Contains($"groupChat:\nid: \"{_company.Checkout.Chat.Id}\"\nname: {_company.Checkout.Chat.Title}\n", settings, StringComparison.Ordinal);
        // Whoever joined without an account cannot be shown there.
        var present = _company.Checkout.Chat.Members.Where(person => person.ObjectId is not null).ToList();
        Assert.All(present, person => Assert.Contains(Block(person), settings, StringComparison.Ordinal));
        Assert.Equal(present.Count, settings.Split("aadObjectId: ").Length - 1);
    }

    [Theory]
    [InlineData("meeting-start", "application/vnd.microsoft.meetingStart", You)]
    [InlineData("meeting-end", "application/vnd.microsoft.meetingEnd", You)]
    [InlineData("ann-no-change", "adaptiveCard/action", "Ann")]
    public void An_activity_to_inject_happens_in_checkouts_chat(string file, string name, string from)
    {
        var activity = JsonNode.Parse(File.ReadAllText(Repository.PathOf("manifest", "playground", file + ".json")))!;
        Assert.Equal(name, (string?)activity["name"]);
        Assert.Equal(_company.Checkout.Chat.Id, (string?)activity["conversation"]!["id"]);
        Assert.Equal(_tenant.Options.TenantId, (string?)activity["conversation"]!["tenantId"]);
        Assert.Equal(_tenant.BotId, (string?)activity["recipient"]!["id"]);
        Assert.Equal(_company.Person(from).ChannelId, (string?)activity["from"]!["id"]);
        Assert.Equal(_company.Person(from).ObjectId, (string?)activity["from"]!["aadObjectId"]);
    }

    [Fact]
    public void Anns_press_is_one_of_todays_card()
    {
        var data = JsonNode.Parse(File.ReadAllText(Repository.PathOf("manifest", "playground", "ann-no-change.json")))!["value"]!["action"]!["data"]!;
        Assert.Equal(_company.Checkout.Id.Team.Value, (string?)data["team"]);
        Assert.Equal(_company.Checkout.Id.Cycle.Value, (string?)data["cycle"]);
        Assert.Equal(_company.Checkout.Today.Start, DateTimeOffset.Parse((string)data["start"]!));
    }

    /// <summary>Without the indents, so that a block reads the same in a list.</summary>
    private static string Settings() => string.Concat(File.ReadLines(Repository.PathOf("manifest", "playground", "m365agentsplayground.yml"))
        .Select(line => line.TrimStart(' ', '-') + "\n"));

    private static string Block(TenantPerson person)
    {
        var mail = $"{person.Name.ToLowerInvariant()}@{(person.Role == PersonRole.Guest ? "guests" : "nordkauf")}.example";
        return $"id: \"{person.ChannelId}\"\nname: {person.Name}\nuserPrincipleName: {mail}\naadObjectId: {person.ObjectId}\n";
    }
}
