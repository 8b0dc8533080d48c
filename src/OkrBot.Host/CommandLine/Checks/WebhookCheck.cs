using System.Net;
using OkrBot.App.Bot;

namespace OkrBot.Host.CommandLine.Checks;

/// <summary>Whether Graph could tell of changes: asks our own address as Graph does before it makes a subscription (Learn: "Receive change notifications through
/// webhooks", the validation request).</summary>
internal static class WebhookCheck
{
    private const string Path = "api/graph/notifications";
    private const string Token = "okrbot-check";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<Finding> LookAsync(PublicAddress ours, CancellationToken cancel)
    {
        if (ours.BaseUrl is not { } address) return Without("Public:BaseUrl is not set");
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback) return Without("Public:BaseUrl is no https address");
        var target = new Uri(address, Path);
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.PostAsync(new Uri(target, "?validationToken=" + Token), null, cancel);
            return answer.StatusCode == HttpStatusCode.OK && await answer.Content.ReadAsStringAsync(cancel) == Token
                ? new Finding(GraphCheck.Area, Verdict.Ok, $"{target} takes notifications, asked from here")
                : new Finding(GraphCheck.Area, Verdict.Warning, $"{target} answered {(int)answer.StatusCode} instead of the token: does another program answer there?");
        }
        catch (HttpRequestException)
        {
            return NoAnswer(target);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return NoAnswer(target);
        }
    }

    private static Finding NoAnswer(Uri target) => new(GraphCheck.Area, Verdict.Warning, $"{target} does not answer from here: does a server run? Until Graph reaches it, changes are seen by the nightly look");

    private static Finding Without(string why) => new(GraphCheck.Area, Verdict.Warning, $"{why}, so no subscription is made; changes are seen by the nightly look and before each check-in");
}
