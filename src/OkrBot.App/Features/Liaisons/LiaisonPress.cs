using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.Liaisons;

/// <summary>One press by a known person: in their own chat, or on a check-in's card in its meeting's chat.</summary>
/// <param name="Room">The check-in's card; null in the personal chat.</param>
internal sealed record LiaisonPress(Turn Turn, PersonId Sender, CardData Data, LiaisonKey Key, CardPress? Room)
{
    /// <summary>Null for people who are not signed in, and for cards without ids of ours.</summary>
    public static LiaisonPress? Read(Turn turn)
    {
        var data = CardData.Of(turn.Act);
        if (turn.From.Person is not { } sender || LiaisonKey.Read(data) is not { } key) return null;
        if (turn.Chat.Kind == ChatKind.Personal) return new LiaisonPress(turn, sender, data, key, Room: null);
        // On a card of several teams the button names whose it is.
        return CardPress.Read(turn) is { } room ? new LiaisonPress(turn, sender, data, key with { Team = room.Subject.Key.Team, Cycle = room.Subject.Key.Cycle }, room) : null;
    }

    public TeamCycleId Team => new(Turn.Tenant, Key.Team, Key.Cycle);
    public CommandStamp Stamp => Data.Stamp(Turn, Verbs.NameLiaison);
    public bool OnCard => Turn.Act is Act.Pressed;

    /// <summary>A team of others, or a card from another chat, answers as if there were none.</summary>
    public bool IsHere(TeamCycle state) => Room is null ? Authority.MemberOnly(state.Team, Sender) is null : Room.Subject.ComesFromItsChat(state);

    /// <summary>The check-in on whose card it was said.</summary>
    public Occurrence? On(TeamCycle state) => Room?.Subject.OccurrenceIn(state);

    public LiaisonKey Next => Key with { View = ViewToken.From(Turn.ActivityId, Turn.From.ChannelId, Verbs.OpenLiaison, Key.View) };
}
