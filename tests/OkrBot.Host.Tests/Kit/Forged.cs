using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.Kit;

/// <summary>Card data that a client could send, and what the bot said to it.</summary>
internal static class Forged
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Checkout's ids, with a view token of its own.</summary>
    public static JsonObject Data(Stage stage, DateTimeOffset start, params ReadOnlySpan<(string Field, string Value)> more)
    {
        var data = new JsonObject
        {
            ["team"] = "checkout", ["cycle"] = "2026-10-05", ["start"] = start.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"), ["view"] = "f" + stage.Time.Now.Ticks,
        };
        foreach (var (field, value) in more) data[field] = value;
        return data;
    }

    public static string Said(BotAnswer answer) => answer switch
    {
        BotAnswer.Card card => card.Content.ToJsonString(Readable),
        BotAnswer.Toast toast => toast.Text,
        _ => answer.ToString(),
    };

    public static async Task<string> PersonalChatAsync(this Stage stage, string name)
        => (await stage.Get<IDirectory>().FindPersonAsync(stage.Checkout.Id.Tenant, new PersonId(stage.Person(name).ObjectId!), CancellationToken.None))!.PersonalChat!.Value.Value;

    /// <summary>Brings Checkout into another state than the sample's, by events that other tests prove to come about.</summary>
    public static Task TellAsync(this Stage stage, params TeamEvent[] happened) => stage.TellAsync(stage.Checkout.Id, happened);

    /// <inheritdoc cref="TellAsync(Stage, TeamEvent[])"/>
    /// <summary>The same for any team.</summary>
    public static async Task TellAsync(this Stage stage, TeamCycleId team, params TeamEvent[] happened)
        => Assert.IsType<Change.Saved>(await stage.Get<ITeamCycles>().ChangeAsync(
            team, new CommandStamp($"told-{stage.Time.Now.Ticks}-{happened.Length}-{happened[0].GetType().Name}", null, stage.Time.Now), _ => Decision.Of(happened), CancellationToken.None));

    public static async Task<Segment> SegmentAsync(this Stage stage) => (await stage.CheckoutNowAsync()).Find(stage.Checkout.Today)!;
}
