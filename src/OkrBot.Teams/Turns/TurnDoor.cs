using Microsoft.Extensions.Options;
using OkrBot.App.Bot;
using OkrBot.Teams.Inbound;
using OkrBot.Teams.Protocol;
using OkrBot.Teams.Settings;

namespace OkrBot.Teams.Turns;

/// <summary>Takes a verified activity to the bot: read, known, not a repetition.</summary>
internal sealed class TurnDoor(IBot bot, TurnBoundary boundary, TurnMemory memory, IOptions<TeamsOptions> options, TimeProvider time)
{
    public Task<HttpReply> EnterAsync(VerifiedActivity verified, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        switch (TurnReader.ReadAct(verified.Activity, options.Value.BotChannelId, now))
        {
            case ActReading.Settled settled:
                return Task.FromResult(settled.Reply);
            case ActReading.Found { Act: Act.Pressed { CanReply: true } or Act.DialogOpened or Act.DialogSent } invoke when !bot.Knows(invoke.Act):
                return Task.FromResult(HttpReply.NotImplemented);
            case ActReading.Found found:
                return RunAsync(verified, TurnReader.ToTurn(verified, found.Act, now), cancel);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<HttpReply> RunAsync(VerifiedActivity verified, Turn turn, CancellationToken cancel)
        => Identity(verified) is { } key
            ? await memory.OnceAsync(key, () => boundary.RunAsync(turn, verified.Activity), cancel)
            : (await boundary.RunAsync(turn, verified.Activity)).Reply;

    /// <summary>One key for all deliveries of the same thing; null when the activity has nothing to be known by.</summary>
    private static string? Identity(VerifiedActivity verified)
    {
        var activity = verified.Activity;
        var place = $"{verified.Tenant}\n{activity.ChannelId}\n{activity.Conversation!.Id}\n{activity.Type}";
        if (MeetingActs.Identity(activity) is { } meeting)
            return $"{place}\n{meeting}";
        return string.IsNullOrEmpty(activity.Id) ? null : $"{place}\n{activity.Name}\n{activity.Id}";
    }
}
