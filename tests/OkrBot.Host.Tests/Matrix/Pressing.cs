using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Cards;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Matrix;

/// <summary>Delivers a press as Teams would, whoever makes it and wherever it was offered.</summary>
internal static partial class Pressing
{
    [GeneratedRegex("okrk_[0-9a-f_]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretKey();

    private static readonly CardText Reader = new(new CardTextOptions(160));
    private static int _last;

    public static async Task<BotAnswer> PressAsync(Stage stage, Presser presser, Offered offered)
        => BotAnswer.Read((await stage.Client.DeliverAsync(Activity(stage, presser, offered), 1, CancellationToken.None))[0]);

    /// <summary>What the presser reads, in one line.</summary>
    public static string Said(BotAnswer answer) => answer switch
    {
        BotAnswer.Card card => "card: " + Lines(card.Content),
        BotAnswer.Dialog dialog => $"dialog “{dialog.Title}”: " + Lines(dialog.Content),
        BotAnswer.Toast toast => "notice: " + toast.Text,
        BotAnswer.DialogWords words => "dialog closes: " + words.Text,
        BotAnswer.Nothing => "nothing to show",
        BotAnswer.Error error => $"error {error.Code} {error.Message}",
        BotAnswer.Failed failed => $"HTTP {failed.Status}",
        _ => answer.ToString(),
    };

    private static string Lines(JsonObject card)
    {
        var lines = Reader.Render(card).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0);
        // A write key is another one each time, and cut where the line ends.
        return SecretKey().Replace(string.Join(" / ", lines.Take(4)), "okrk_…");
    }

    private static JsonObject Activity(Stage stage, Presser presser, Offered offered)
    {
        var activity = stage.Client.ActionActivity(presser.Person, presser.ChatId, offered.Verb, (JsonObject)offered.Data.DeepClone());
        activity["id"] = $"matrix:{Interlocked.Increment(ref _last)}";
        if (offered.Kind != PressKind.Button)
        {
            activity["name"] = offered.Kind == PressKind.Dialog ? "task/fetch" : "task/submit";
            activity["value"] = new JsonObject { ["data"] = offered.Data.DeepClone() };
        }
        if (presser.Tenant is { } tenant)
        {
            activity["channelData"]!["tenant"]!["id"] = tenant;
            activity["conversation"]!["tenantId"] = tenant;
        }
        return activity;
    }
}
