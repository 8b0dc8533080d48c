using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.Alignment;

/// <summary>One press by a known person, with the ids that the card claims.</summary>
internal sealed record LinkPress(Turn Turn, PersonId Sender, string Verb, CardData Data, LinkKey Key)
{
    /// <summary>Null for people who are not signed in, and for cards without ids of ours.</summary>
    public static LinkPress? Read(Turn turn)
    {
        if (turn.From.Person is not { } sender) return null;
        var data = CardData.Of(turn.Act);
        return LinkKey.Read(data) is { } key ? new LinkPress(turn, sender, turn.Verb, data, key) : null;
    }

    public TeamCycleId Team => new(Turn.Tenant, Key.Team, Key.Cycle);
    public CommandStamp Stamp => Data.Stamp(Turn, Verb);
    public bool IsPersonal => Turn.Chat.Kind == ChatKind.Personal;

    /// <summary>Forms stand on the card; else in the dialog that is open.</summary>
    public bool OnCard => Turn.Act is Act.Pressed;

    /// <summary>The ids for the card that answers this press, with a token of its own.</summary>
    public LinkKey Next => Key with { View = ViewToken.From(Turn.ActivityId, Turn.From.ChannelId, Verb, Key.View) };

    /// <summary>What the button names as one's own end.</summary>
    public LinkEnd? End => Key.Objective is { } objective ? new LinkEnd(Key.Team, objective, Key.KeyResult) : null;

    /// <summary>In the personal chat one's own teams; else the team whose check-in the card belongs to, in its chat.</summary>
    public bool IsOf(TeamCycle state) => (Authority.MemberOnly(state.Team, Sender) is null || Needs.Answers(state, Sender))
        && (IsPersonal || (CardPress.Read(Turn) is { } press && (press.Each().FirstOrDefault(one => one.Key.Team == Key.Team) ?? press.Subject).ComesFromItsChat(state)));
}

/// <summary>A press together with the team that it is about, one of the sender's own.</summary>
internal sealed record LinkScene(LinkPress Press, TeamCycle State)
{
    public Words Words { get; } = WordBook.For(AlignmentFeature.Slice, Press.Turn.From.Locale);
    public PersonId Sender => Press.Sender;
    public DateTimeOffset Now => Press.Turn.Now;
}
