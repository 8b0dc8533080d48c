using System.Text.Json.Nodes;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Inbound;

/// <summary>Callers with a good token, and bodies that are not for us.</summary>
public sealed class GateTests(CallerFixture fixture) : IClassFixture<CallerFixture>
{
    private const string OtherTenant = "99999999-9999-9999-9999-999999999999";
    private readonly TeamsProgram _program = fixture.Program;

    public static TheoryData<string, int> Bodies => new()
    {
        { "channel missing", 403 }, { "channel other", 403 }, { "channel empty", 403 }, { "channel in another case", 403 },
        { "tenant other", 403 }, { "tenant missing", 403 }, { "tenant empty", 403 }, { "channel data missing", 403 },
        { "tenants differ", 403 }, { "conversation tenant empty", 403 }, { "both tenants other", 403 },
        { "service url missing", 401 }, { "service url different", 401 }, { "type missing", 400 }, { "type empty", 400 }, { "type a number", 400 },
        { "from a string", 400 }, { "text a number", 400 }, { "text an object", 400 }, { "conversation an array", 400 }, { "entities an object", 400 },
        { "entities of numbers", 400 }, { "timestamp no instant", 400 }, { "members a string", 400 }, { "channel data a string", 400 }, { "tenant a string", 400 },
        { "isGroup a string", 400 }, { "id a number", 400 }, { "from id missing", 400 }, { "conversation id missing", 400 }, { "serviceUrl a number", 400 },
        { "conversation id climbs", 400 }, { "conversation id endless", 400 }, { "id climbs", 400 },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_not_for_us_is_refused(string name, int status)
    {
        var service = _program.ServiceUrl;
        var activity = Activities.Message(service, "hi");
        Spoil(activity, name);
        await RefusesAsync(status, activity, _program.Forge.Mint(service));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("HEAD")]
    public async Task Other_methods_get_405(string method)
    {
        using var response = await _program.Client.SendAsync(new(new HttpMethod(method), "/api/messages"));
        Assert.Equal(405, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("endOfConversation")]
    [InlineData("somethingNew")]
    public async Task An_unknown_activity_is_answered_with_200_and_no_turn(string type)
    {
        var before = _program.Bot.Turns.Count;
        using var response = await _program.PostAsync(Activities.Envelope(type, _program.ServiceUrl));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(before, _program.Bot.Turns.Count);
    }

    private static void Spoil(JsonObject it, string name)
    {
        var (path, value) = name switch
        {
            "channel missing" => ("channelId", null),
            "channel other" => ("channelId", "webchat"),
            "channel empty" => ("channelId", ""),
            "channel in another case" => ("channelId", "MSTeams"),
            "tenant other" => ("channelData.tenant.id", OtherTenant),
            "tenant missing" => ("channelData.tenant", null),
            "tenant empty" => ("channelData.tenant.id", ""),
            "channel data missing" => ("channelData", null),
            "tenants differ" => ("conversation.tenantId", OtherTenant),
            "conversation tenant empty" => ("conversation.tenantId", ""),
            "both tenants other" => ("conversation.tenantId", OtherTenant),
            "service url missing" => ("serviceUrl", null),
            "service url different" => ("serviceUrl", "https://smba.trafficmanager.net/emea/"),
            "type missing" => ("type", null),
            "type empty" => ("type", ""),
            "type a number" => ("type", 1),
            "from a string" => ("from", "29:ada"),
            "text a number" => ("text", 7),
            "text an object" => ("text", new JsonObject()),
            "conversation an array" => ("conversation", new JsonArray()),
            "entities an object" => ("entities", new JsonObject()),
            "entities of numbers" => ("entities", new JsonArray(1, 2)),
            "timestamp no instant" => ("timestamp", "yesterday"),
            "members a string" => ("membersAdded", "29:ada"),
            "channel data a string" => ("channelData", "x"),
            "tenant a string" => ("channelData.tenant", Activities.Tenant),
            "isGroup a string" => ("conversation.isGroup", "yes"),
            "id a number" => ("id", 1),
            "from id missing" => ("from.id", null),
            "conversation id missing" => ("conversation.id", null),
            "conversation id climbs" => ("conversation.id", ".."),
            "conversation id endless" => ("conversation.id", new string('x', 70_000)),
            "id climbs" => ("id", "."),
            "serviceUrl a number" => ("serviceUrl", (JsonNode?)1),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name),
        };
        Set(it, path, value);
        if (name == "both tenants other")
            Set(it, "channelData.tenant.id", OtherTenant);
    }

    private static void Set(JsonObject target, string path, JsonNode? value)
    {
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
            target = (JsonObject)target[step]!;
        if (value is null)
            target.Remove(steps[^1]);
        else
            target[steps[^1]] = value;
    }

    private async Task RefusesAsync(int status, JsonObject activity, string? token = null)
    {
        var before = _program.Bot.Turns.Count;
        using var response = await _program.PostAsync(activity, token);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(before, _program.Bot.Turns.Count);
    }
}
