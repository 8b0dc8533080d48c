using System.Collections.Immutable;
using System.Globalization;
using OkrBot.App.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Bot;

/// <summary>One press on a card of a team, or of several: who, where, and the ids that the card claims.</summary>
public sealed record CardPress(Turn Turn, string Verb, CardData Data, CardKey Key)
{
    /// <summary>Which of several teams this is the press for; null when the card has one team or it is not parted yet.</summary>
    public int? Part { get; init; }

    /// <summary>Null when the card carries no ids of ours: an old or forged one.</summary>
    public static CardPress? Read(Turn turn)
    {
        var data = CardData.Of(turn.Act);
        return data.Key() is { } key ? new CardPress(turn, turn.Verb, data, key) : null;
    }

    /// <summary>The press on each of the card's teams, the first named first.</summary>
    public ImmutableArray<CardPress> Each()
        => Key.Also.IsEmpty ? [this with { Key = Key with { Of = null } }] : [.. Key.Each().Select((key, part) => this with { Key = key, Part = part })];

    /// <summary>The press on the team that what the button names belongs to.</summary>
    public CardPress Subject
    {
        get
        {
            var each = Each();
            return each.FirstOrDefault(one => one.Key.Team == Key.Of) ?? each[0];
        }
    }

    /// <summary>Stands before the names of this team's fields, since ids of key results are unique within a team only.</summary>
    public string Scope => ScopeOf(Part);

    public static string ScopeOf(int? part) => part is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at}_") : "";

    /// <summary>The wish as this team is told it: a press on several teams is one command for each of them.</summary>
    public CommandStamp Stamp()
    {
        var stamp = Data.Stamp(Turn, Verb);
        return Part is { } at and > 0 ? stamp with { Id = string.Create(CultureInfo.InvariantCulture, $"{stamp.Id}-{at}") } : stamp;
    }

    public TeamCycleId Team => new(Turn.Tenant, Key.Team, Key.Cycle);

    /// <summary>The occurrence that the card names, in the series of the stored state, or what took its place, or the week where no meeting carries it; null when
    /// the team never had it.</summary>
    public Occurrence? OccurrenceIn(TeamCycle state)
    {
        foreach (var known in state.Segments.Keys)
            if (known.Start == Key.Start) return known;
        return state.Team.Meeting is { } meeting ? Rescheduling.Standing(state, new Occurrence(meeting.Series, Key.Start), Turn.Now) : OwnWeeks.Named(state, Key.Start);
    }

    /// <summary>A card in a chat acts on what belongs to that chat only; in the personal chat on the sender's own teams.</summary>
    public bool ComesFromItsChat(TeamCycle state)
    {
        if (Turn.Chat.Kind == ChatKind.Personal) return Turn.From.Person is { } sender && Authority.MemberOnly(state.Team, sender) is null;
        var chat = OccurrenceIn(state) is { } occurrence && state.Find(occurrence) is { } segment ? segment.Chat : state.Team.Meeting?.Chat;
        return chat == Turn.Chat.Id;
    }

    /// <summary>The token of the view that answers this press.</summary>
    public string NextView() => ViewToken.From(Turn.ActivityId, Turn.From.ChannelId, Verb, Key.View);
}
