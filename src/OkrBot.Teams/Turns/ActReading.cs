using OkrBot.App.Bot;
using OkrBot.Teams.Protocol;

namespace OkrBot.Teams.Turns;

/// <summary>What an activity means to the bot.</summary>
internal abstract record ActReading
{
    private ActReading() { }

    /// <summary>Nothing for us: answered with 200.</summary>
    public static ActReading Ignored { get; } = new Settled(HttpReply.Ok);

    /// <summary>An invoke that we do not know.</summary>
    public static ActReading Unknown { get; } = new Settled(HttpReply.NotImplemented);

    /// <summary>The field that everything rests on is missing.</summary>
    public static ActReading Malformed { get; } = new Settled(HttpReply.BadRequest);

    public static implicit operator ActReading(Act act) => new Found(act);

    public sealed record Found(Act Act) : ActReading;

    /// <summary>The answer stands without asking the bot.</summary>
    public sealed record Settled(HttpReply Reply) : ActReading;
}
