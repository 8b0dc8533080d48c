using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OkrBot.Rehearsal.Clients;
using OkrBot.Rehearsal.Tests.Doubles;

namespace OkrBot.Rehearsal.Tests.Identity;

public sealed class TokenTests : TenantTest
{
    [Fact]
    public async Task A_delivery_carries_a_token_that_the_published_key_verifies()
    {
        await using var bot = await TinyBot.StartAsync(_ => null);
        using var client = new TeamsClient(Tenant, bot.Url);
        await client.SayAsync(Ann, Chat.Id, "help", CancellationToken.None);

        using var http = new HttpClient();
        var metadata = JsonNode.Parse(await http.GetStringAsync(Tenant.OpenIdMetadata))!;
        var keys = await http.GetStringAsync((string?)metadata["jwks_uri"]);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(bot.Tokens.Single()["Bearer ".Length..], new TokenValidationParameters
        {
            ValidIssuer = (string?)metadata["issuer"],
            ValidAudience = Tenant.Options.AppId,
            IssuerSigningKeys = new JsonWebKeySet(keys).Keys,
            ValidAlgorithms = ["RS256"],
            LifetimeValidator = (from, until, _, _) => from <= Time.Now.UtcDateTime && until > Time.Now.UtcDateTime,
        });

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal(Tenant.ServiceUrl.OriginalString, result.Claims["serviceurl"]);
        Assert.Equal(Tenant.Key.Id, ((JsonWebToken)result.SecurityToken).Kid);
        Assert.Equal(["msteams"], JsonNode.Parse(keys)!["keys"]![0]!["endorsements"]!.AsArray().Select(name => (string?)name));
    }

    [Fact]
    public async Task The_bots_token_names_the_connector_and_the_bot()
    {
        var answer = await Caller.BuyTokenAsync();
        var token = new JsonWebToken((string?)answer["access_token"]);

        Assert.Equal(3599, (int?)answer["expires_in"]);
        Assert.Equal(["https://api.botframework.com"], token.Audiences);
        Assert.Equal(Tenant.Options.AppId, token.GetClaim("appid").Value);
    }

    [Fact]
    public async Task A_wrong_secret_buys_no_token()
    {
        var answer = await Caller.BuyTokenAsync(secret: "guessed");
        Assert.Equal(401, (int?)answer["status"]);
        Assert.Equal("invalid_client", (string?)answer["error"]);
    }

    [Fact]
    public async Task A_wrong_scope_buys_no_token()
    {
        var answer = await Caller.BuyTokenAsync(scope: "https://management.azure.com/.default");
        Assert.Equal(400, (int?)answer["status"]);
        Assert.Equal("invalid_scope", (string?)answer["error"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task The_connector_refuses_a_caller_without_a_token(string token)
    {
        Caller.Token = token;
        var (status, body, _) = await Caller.PostTextAsync(Chat.Id);
        Assert.Equal(401, status);
        Assert.Equal("Unauthorized", (string?)body!["error"]!["code"]);
        Assert.Equal(1, Tenant.Counts.Unauthorized);
    }

    [Fact]
    public async Task The_connector_refuses_the_channels_own_token()
    {
        Caller.Token = Tenant.Tokens.ForChannel(Tenant.ServiceUrl);
        Assert.Equal(401, (await Caller.PostTextAsync(Chat.Id)).Status);
    }

    [Fact]
    public async Task The_bots_token_ends_with_its_hour_and_five_minutes_of_grace()
    {
        Assert.Equal(201, (await Caller.PostTextAsync(Chat.Id)).Status);
        Time.Advance(TimeSpan.FromMinutes(64));
        Assert.Equal(201, (await Caller.PostTextAsync(Chat.Id)).Status);
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(401, (await Caller.PostTextAsync(Chat.Id)).Status);
    }

    [Fact]
    public async Task A_token_of_another_key_is_refused()
    {
        using var other = new OkrBot.Rehearsal.Identity.SigningKey();
        Caller.Token = new OkrBot.Rehearsal.Identity.TenantTokens(other, Time, Tenant.Options.AppId, Tenant.Options.TenantId, "s").ForBot(Tenant.Options.AppId, "s");
        Assert.Equal(401, (await Caller.PostTextAsync(Chat.Id)).Status);
    }
}
