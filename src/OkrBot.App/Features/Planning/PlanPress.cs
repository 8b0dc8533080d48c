using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Calendar.Holds;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Planning;

/// <summary>One press by a known person in their own chat, with the ids that the card claims.</summary>
internal sealed record PlanPress(Turn Turn, PersonId Sender, string Verb, CardData Data, PlanKey Key)
{
    /// <summary>Null for people who are not signed in, in chats with others, and for cards without ids of ours.</summary>
    public static PlanPress? Read(Turn turn)
    {
        if (turn.From.Person is not { } sender || turn.Chat.Kind != ChatKind.Personal) return null;
        var data = CardData.Of(turn.Act);
        return PlanKey.Read(data) is { } key ? new PlanPress(turn, sender, turn.Verb, data, key) : null;
    }

    public TeamCycleId Team => new(Turn.Tenant, Key.Team, Key.Cycle);
    public CommandStamp Stamp => Data.Stamp(Turn, Verb);

    /// <summary>The ids for the card that answers this press, with a token of its own.</summary>
    public PlanKey Next => Key with { View = ViewToken.From(Turn.ActivityId, Turn.From.ChannelId, Verb, Key.View) };

    /// <summary>Forms stand on the card; else in the dialog that is open.</summary>
    public bool OnCard => Turn.Act is Act.Pressed;

    // The id of what is new follows from the command, so that a repeat names the same one.
    public ObjectiveId NewObjective => new("o" + Stamp.Id[^12..]);
    public KeyResultId NewKeyResult => new("k" + Stamp.Id[^12..]);
}

/// <summary>A press together with the team that it is about, one of the sender's own.</summary>
internal sealed record PlanScene(PlanPress Press, TeamCycle State)
{
    public Words Words { get; } = PlanDesk.WordsOf(Press.Turn);
    public PersonId Sender => Press.Sender;
    public DateTimeOffset Now => Press.Turn.Now;

    /// <summary>Names of teams that care, where somebody looked them up.</summary>
    public ImmutableDictionary<TeamId, string> TeamNames { get; init; } = ImmutableDictionary<TeamId, string>.Empty;

    /// <summary>What of other teams matters to this one, where somebody looked.</summary>
    public ImmutableArray<Concern> Concerns { get; init; } = [];

    /// <summary>When review and reflection are, where somebody looked.</summary>
    public DatesView? Dates { get; init; }
    public DatesReader Reader => new(Sender, Press.Turn.From.Zone);

    /// <summary>May begin, stop and order; while nobody runs the check-in, everybody may.</summary>
    public bool Leads => Leading.Only(State.Team, Sender) is null;

    /// <summary>As the sender calls it; user text.</summary>
    public string Team => App.Cards.LevelWords.Name(State.Team, Sender, Words);
}
