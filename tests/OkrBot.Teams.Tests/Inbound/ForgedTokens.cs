using System.Text.Json.Nodes;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Inbound;

/// <summary>Tokens that must not open the door, by name. Each gives the Authorization headers of a request whose body is good.</summary>
internal static class ForgedTokens
{
    private static readonly TokenForge Stranger = new(Activities.AppId, TimeProvider.System);
    private static readonly TokenForge StrangerUnderOurKeyId = new(Activities.AppId, TimeProvider.System, "key-1");
    private static readonly TokenForge UnknownKey = new(Activities.AppId, TimeProvider.System, "key-nobody-knows");

    public static Dictionary<string, Func<TeamsProgram, string[]>> All { get; } = Build();

    private static Dictionary<string, Func<TeamsProgram, string[]>> Build()
    {
        var all = new Dictionary<string, Func<TeamsProgram, string[]>>
        {
            ["no header"] = _ => [],
            ["empty header"] = _ => [""],
            ["scheme alone"] = _ => ["Bearer"],
            ["scheme and blank"] = _ => ["Bearer "],
            ["basic"] = _ => ["Basic dXNlcjpwYXNz"],
            ["token without scheme"] = p => [p.Forge.Mint(p.ServiceUrl)],
            ["other scheme with a good token"] = p => [$"DPoP {p.Forge.Mint(p.ServiceUrl)}"],
            ["two headers, both good"] = p => [Good(p), Good(p)],
            ["two headers, second bad"] = p => [Good(p), "Bearer x.y.z"],
            ["two tokens in one header"] = p => [$"{Good(p)}, {Good(p)}"],
            ["garbage"] = _ => ["Bearer garbage"],
            ["two parts"] = p => [Cut(Good(p), 1)],
            ["four parts"] = p => [Good(p) + ".x"],
            ["five parts"] = p => [Good(p) + ".x.y"],
            ["empty parts"] = _ => ["Bearer .."],
            ["not base64"] = _ => ["Bearer !!!.???.***"],
            ["header no JSON"] = p => [Bearer(p.Forge.Sign("no json", p.Forge.Payload(p.ServiceUrl).ToJsonString()))],
            ["header an array"] = p => [Bearer(p.Forge.Sign("[]", p.Forge.Payload(p.ServiceUrl).ToJsonString()))],
            ["payload no JSON"] = p => [Bearer(p.Forge.Sign("""{"alg":"RS256","kid":"key-1"}""", "no json"))],
            ["payload an array"] = p => [Bearer(p.Forge.Sign("""{"alg":"RS256","kid":"key-1"}""", "[1]"))],
            ["payload a string"] = p => [Bearer(p.Forge.Sign("""{"alg":"RS256","kid":"key-1"}""", "\"x\""))],
            ["payload empty"] = p => [Bearer(p.Forge.Sign("""{"alg":"RS256","kid":"key-1"}""", "{}"))],
            ["too long"] = p => [Bearer(p.Forge.Mint(p.ServiceUrl, c => c["pad"] = new string('x', 20_000)))],
            ["signature cut off"] = p => [Good(p)[..(Good(p).LastIndexOf('.') + 1)]],
            ["signature shortened"] = p => [Good(p)[..^8]],
            ["signature altered"] = p => [Altered(Good(p))],
            ["payload altered after signing"] = p => [Swapped(p)],
            ["hmac with the public key"] = p => [Bearer(p.Forge.MintHmacWithPublicKey(p.ServiceUrl))],
            ["alg none, signed"] = p => [Bearer(p.Forge.Mint(p.ServiceUrl, header: h => h["alg"] = "none"))],
            ["alg none, unsigned"] = p => [Unsigned(p, "none")],
            ["alg None, unsigned"] = p => [Unsigned(p, "None")],
            ["stranger's key under our key id"] = p => [Bearer(Timed(StrangerUnderOurKeyId, p))],
            ["stranger's own key"] = p => [Bearer(Timed(Stranger, p))],
            ["unknown key id"] = p => [Bearer(Timed(UnknownKey, p))],
            ["key embedded in the header"] = p => [Bearer(p.Forge.Mint(p.ServiceUrl, header: h => { h["kid"] = "mine"; h["jwk"] = p.Forge.PublicKey(); }))],
            ["critical extension"] = p => [Bearer(p.Forge.Mint(p.ServiceUrl, header: h => h["crit"] = new JsonArray("b64")))],
        };
        foreach (var alg in new[] { "RS384", "RS512", "PS256", "ES256", "HS256", "rs256", "RS256 ", "" })
            all[$"alg '{alg}'"] = p => [Bearer(p.Forge.Mint(p.ServiceUrl, header: h => h["alg"] = alg))];
        Header("alg", null, 256, new JsonArray("RS256"));
        Header("kid", null, "", 1, "key-2", "KEY-1", "../key-1");
        Claim("iss", null, "", "https://api.botframework.us", "https://api.botframework.com/", "http://api.botframework.com", "HTTPS://API.BOTFRAMEWORK.COM",
            "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", "https://login.microsoftonline.com/common/v2.0", 1, new JsonArray(TokenForge.Issuer));
        Claim("aud", null, "", "44444444-4444-4444-4444-444444444444", "api://" + Activities.AppId, Activities.AppId + "/", "https://api.botframework.com",
            new JsonArray(), new JsonArray("someone", "else"), new JsonObject(), 3);
        Claim("serviceurl", null, "", 1, "https://smba.trafficmanager.net/emea/", "http://127.0.0.1/emea/", new JsonArray("x"), new JsonObject());
        Claim("exp", null, "soon", -1, 0, new JsonObject());
        foreach (var minutes in new[] { -6, -10, -60 * 24 * 400 })
            all[$"exp {minutes} min"] = p => [Bearer(p.Forge.Mint(p.ServiceUrl, c => { c["nbf"] = 1; c["exp"] = At(p, minutes); }))];
        foreach (var minutes in new[] { 6, 10, 60 * 24 * 400 })
            all[$"nbf in {minutes} min"] = p => [Bearer(p.Forge.Mint(p.ServiceUrl, c => { c["nbf"] = At(p, minutes); c["exp"] = At(p, minutes + 60); }))];
        all["serviceurl with two slashes"] = p => [Bearer(p.Forge.Mint(p.ServiceUrl + "/"))];
        all["serviceurl of another path"] = p => [Bearer(p.Forge.Mint(p.ServiceUrl + "x"))];
        all["serviceurl claim in another case of its name"] = p => [Bearer(p.Forge.Mint(p.ServiceUrl, c => { c["serviceUrl"] = p.ServiceUrl; c.Remove("serviceurl"); }))];
        return all;

        void Header(string name, params JsonNode?[] values) => Vary(name, values, (p, value) => p.Forge.Mint(p.ServiceUrl, header: h => Set(h, name, value)));
        void Claim(string name, params JsonNode?[] values) => Vary(name, values, (p, value) => p.Forge.Mint(p.ServiceUrl, c => Set(c, name, value)));
        void Vary(string name, JsonNode?[] values, Func<TeamsProgram, JsonNode?, string> mint)
        {
            foreach (var value in values)
                all[$"{name} {value?.ToJsonString() ?? "missing"}"] = p => [Bearer(mint(p, value))];
        }
    }

    private static void Set(JsonObject target, string name, JsonNode? value)
    {
        if (value is null)
            target.Remove(name);
        else
            target[name] = value.DeepClone();
    }

    private static string Bearer(string token) => "Bearer " + token;
    private static string Good(TeamsProgram p) => Bearer(p.Forge.Mint(p.ServiceUrl));
    private static long At(TeamsProgram p, int minutes) => p.Clock.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();
    private static string Cut(string token, int dots) => string.Join('.', token.Split('.').Take(dots + 1));

    private static string Timed(TokenForge forge, TeamsProgram p)
        => forge.Mint(p.ServiceUrl, c => { c["nbf"] = At(p, -1); c["exp"] = At(p, 60); });

    private static string Altered(string token)
    {
        var at = token.LastIndexOf('.') + 20;
        return token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
    }

    private static string Swapped(TeamsProgram p)
    {
        var parts = p.Forge.Mint(p.ServiceUrl).Split('.');
        var other = p.Forge.Mint(p.ServiceUrl, c => c["exp"] = At(p, 600)).Split('.');
        return Bearer($"{parts[0]}.{other[1]}.{parts[2]}");
    }

    private static string Unsigned(TeamsProgram p, string alg)
    {
        var parts = p.Forge.Mint(p.ServiceUrl, header: h => h["alg"] = alg).Split('.');
        return Bearer($"{parts[0]}.{parts[1]}.");
    }
}
