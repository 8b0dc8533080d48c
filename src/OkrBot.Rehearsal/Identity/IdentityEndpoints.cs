using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OkrBot.Rehearsal.Identity;

/// <summary>Where the bot learns the channel's keys and buys its own token.</summary>
internal static class IdentityEndpoints
{
    internal const string MetadataPath = "/v1/.well-known/openidconfiguration";
    private const string KeysPath = "/v1/.well-known/keys";

    internal static string TokenPath(string tenantId) => $"/{tenantId}/oauth2/v2.0/token";

    internal static void Map(IEndpointRouteBuilder routes, SigningKey key, TenantTokens tokens, string tenantId)
    {
        routes.MapGet(MetadataPath, (HttpContext http) => Json(new JsonObject
        {
            ["issuer"] = TenantTokens.ChannelIssuer,
            ["authorization_endpoint"] = "https://invalid.example.com",
            ["jwks_uri"] = $"{http.Request.Scheme}://{http.Request.Host}{KeysPath}",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
        }));
        routes.MapGet(KeysPath, () => Json(key.KeySet()));
        routes.MapPost(TokenPath(tenantId), async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return Answer(tokens, form);
        });
    }

    private static IResult Answer(TenantTokens tokens, IFormCollection form)
    {
        if (form["grant_type"] != "client_credentials") return Refuse(400, "unsupported_grant_type", "AADSTS70003: the grant type is not supported.");
        if (AudienceOf(form["scope"]) is not { } audience) return Refuse(400, "invalid_scope", "AADSTS70011: the scope is not valid.");
        if (tokens.ForBot(form["client_id"], form["client_secret"], audience) is not { } token)
            return Refuse(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
        var seconds = (int)TenantTokens.BotTokenLife.TotalSeconds;
        return Json(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = seconds, ["ext_expires_in"] = seconds, ["access_token"] = token });
    }

    private static string? AudienceOf(string? scope) => scope switch
    {
        TenantTokens.ConnectorScope => TenantTokens.ConnectorAudience,
        TenantTokens.GraphScope => TenantTokens.GraphAudience,
        _ => null,
    };

    private static IResult Refuse(int status, string code, string description)
        => Json(new JsonObject { ["error"] = code, ["error_description"] = description }, status);

    private static IResult Json(JsonObject body, int status = 200) => Results.Text(body.ToJsonString(), "application/json", statusCode: status);
}
