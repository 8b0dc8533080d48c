namespace OkrBot.App.Bot;

/// <summary>The door from the protocol into the bot.</summary>
public interface IBot
{
    /// <summary>Answers one verified turn. Refusals are replies; an exception is a bug, and the caller's to report.</summary>
    Task<Reply> AnswerAsync(Turn turn, CancellationToken cancel);

    /// <summary>Whether any slice answers this verb; an unknown one is the protocol's 501.</summary>
    bool Knows(Act act);

    /// <summary>The registered name of what answers: a verb, or a command. Null for an event, and for a verb that nobody registered, which may be any text.</summary>
    string? NameOf(Act act);
}
