using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using OkrBot.Host.Tests.Processes;
using OkrBot.Storage;
using OkrBot.Teams.Settings;

namespace OkrBot.Host.Tests.Start;

/// <summary>There is no switch that turns the caller's token check off.</summary>
public sealed partial class TokenCheckTests
{
    private static readonly Assembly[] Rooms = [typeof(OkrProgram).Assembly, typeof(TeamsOptions).Assembly, typeof(StorageOptions).Assembly];

    [Fact]
    public void No_option_is_a_switch_or_sounds_like_one()
    {
        PropertyInfo[] options = [.. Rooms.SelectMany(room => room.GetTypes()).Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))];
        Assert.Contains(options, option => option.Name == nameof(TeamsOptions.OpenIdMetadata));
        Assert.Contains(options, option => option.Name == nameof(StorageOptions.Path));
        Assert.DoesNotContain(options, option => option.PropertyType == typeof(bool) || option.PropertyType == typeof(bool?));
        Assert.DoesNotContain(options, option => Suspicious().IsMatch(option.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJhcHBpZCI6IngifQ.")]
    [InlineData("Basic b2tyOmJvdA==")]
    public async Task A_request_without_a_good_token_gets_401_in_sample_mode(string? authorization)
    {
        var folder = Directory.CreateTempSubdirectory("okrbot-token-");
        // What other bots' samples know as switches means nothing here.
        Dictionary<string, string?> switches = new(StringComparer.Ordinal)
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["MicrosoftAppId"] = "",
            ["DisableAuth"] = "true",
            ["TokenValidation:Enabled"] = "false",
            ["Authentication:Disabled"] = "true",
        };
        await using (var serving = await Serving.StartAsync(() => switches, folder.FullName))
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(serving.Address, "api/messages"));
            request.Content = new StringContent("""{"type":"message","channelId":"msteams","text":"hello"}""", Encoding.UTF8, "application/json");
            if (authorization is not null) request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
            using var answer = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsStringAsync());
        }
        folder.Delete(recursive: true);
    }

    [GeneratedRegex("Skip|Disable|Bypass|Ignore|Insecure|Unsafe|Anonymous|NoAuth|Unsigned|AllowAny|TrustAll|Require|Validate|Enable", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Suspicious();
}
