using System.Collections.Immutable;
using System.Text.Json;
using OkrBot.Domain;

namespace OkrBot.App.Bot;

/// <summary>One verified thing that happened in Teams: who, where, when, and in <see cref="Act"/> what.</summary>
/// <param name="Tenant">From the verified request, never from card data.</param>
/// <param name="ActivityId">The command id of messages and events; Teams may deliver the same one again.</param>
/// <param name="Now">Decision time of this turn.</param>
public sealed record Turn(TenantId Tenant, Sender From, Conversation Chat, string ActivityId, DateTimeOffset Now, Act Act)
{
    /// <summary>The activity that carried the pressed card, when one was pressed.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Names what was pressed, opened or sent; empty for all else.</summary>
    public string Verb => Act switch
    {
        Act.Pressed pressed => pressed.Verb,
        Act.DialogOpened opened => opened.Verb,
        Act.DialogSent sent => sent.Verb,
        _ => "",
    };
}

/// <summary>Who did it, as the verified request names them.</summary>
/// <param name="ChannelId">The <c>29:</c> id, good for this bot only.</param>
/// <param name="Person">Null for anonymous people: they may look, never write.</param>
/// <param name="Locale">BCP 47, for instance <c>en-GB</c>; null when not told.</param>
/// <param name="Zone">IANA and known here, when the client told.</param>
public sealed record Sender(string ChannelId, PersonId? Person, string? Name, string? Locale, string? Zone);

public enum ChatKind { Personal, Group, Channel }

/// <param name="Id">In a channel the thread: the channel's id with <c>;messageid=</c> and the root. Two meetings in one channel are two conversations.</param>
/// <param name="ServiceUrl">Where Teams takes messages for this conversation; checked against the allow-list.</param>
/// <param name="MeetingId">Set in a meeting's chat.</param>
public sealed record Conversation(ChatId Id, ChatKind Kind, Uri ServiceUrl, string? MeetingId);

/// <summary>What happened. Closed.</summary>
public abstract record Act
{
    private Act() { }

    /// <summary>Words addressed to the bot, its own mention taken out, trimmed.</summary>
    public sealed record Said(string Text) : Act
    {
        /// <summary>A button said it: its presser alone gets the answer, in a group as well.</summary>
        public bool Privately { get; init; }
    }

    /// <summary>Files that were given to the bot in the personal chat.</summary>
    public sealed record FilesSent(ImmutableArray<SentFile> Files) : Act;

    /// <summary>A card's button, or a client's own refresh.</summary>
    /// <param name="Data">Hostile: card data merged with the inputs.</param>
    /// <param name="Automatic">The client refreshed by itself: never answer with inputs.</param>
    /// <param name="CanReply">False for the Submit fallback of old clients: there is no reply that only the sender sees.</param>
    public sealed record Pressed(string Verb, JsonElement Data, bool Automatic, bool CanReply) : Act;

    /// <summary>A dialog is wanted.</summary>
    public sealed record DialogOpened(string Verb, JsonElement Data) : Act;

    /// <summary>A dialog's form was sent.</summary>
    public sealed record DialogSent(string Verb, JsonElement Data) : Act;

    /// <param name="At">When Teams says it started.</param>
    public sealed record MeetingStarted(string MeetingId, string? Title, DateTimeOffset At) : Act;
    public sealed record MeetingEnded(string MeetingId, DateTimeOffset At) : Act;

    /// <summary>The bot was added here by the sender. One installation is told more than once, each time with other facts.</summary>
    public sealed record Installed : Act
    {
        /// <summary>A new version of the app, which was here before.</summary>
        public bool IsUpgrade { get; init; }

        /// <summary>The team that it was added to, by the id of its channel "General"; null in chats.</summary>
        public ChatId? Team { get; init; }

        /// <summary>The channel of that team that was chosen for it, when one was.</summary>
        public ChatId? Channel { get; init; }
    }

    public sealed record Removed : Act
    {
        /// <inheritdoc cref="Installed.Team"/>
        public ChatId? Team { get; init; }
    }

    public sealed record MembersChanged(ImmutableArray<string> Joined, ImmutableArray<string> Left) : Act;
}

/// <summary>A file that somebody sent.</summary>
/// <param name="Name">User text.</param>
/// <param name="Download">Where it can be fetched from for a while; not checked yet.</param>
public sealed record SentFile(string Name, string Download);
