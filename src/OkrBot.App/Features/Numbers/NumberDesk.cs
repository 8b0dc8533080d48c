using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Domain.Objectives.Numbers;

namespace OkrBot.App.Features.Numbers;

/// <summary>One press by somebody who decides where a key result's number comes from, with the team as stored.</summary>
internal sealed record NumberPress(Turn Turn, PersonId Sender, NumberKey Key, TeamCycle State)
{
    public Words Words { get; } = NumberDesk.WordsOf(Turn);
    public KeyResult KeyResult => State.KeyResults[Key.KeyResult];

    /// <summary>Forms stand on the card; else in the dialog that is open.</summary>
    public bool OnCard => Turn.Act is Act.Pressed;

    /// <summary>The ids for the card that answers this press, with a token of its own.</summary>
    public NumberKey Next => Key with { View = ViewToken.From(Turn.ActivityId, Turn.From.ChannelId, Key.View) };
}

/// <summary>What the handlers of this slice share: the team behind a press, and the one way of changing it.</summary>
internal sealed class NumberDesk(ITeamCycles teams)
{
    /// <summary>The press, or what its sender is told. People of other teams and other tenants learn nothing from the ids that they guess.</summary>
    public async Task<(NumberPress? Press, Reply No)> FindAsync(Turn turn, CancellationToken cancel)
    {
        if (Read(turn) is not { } read || await teams.FindAsync(read.Team, cancel) is not { } state) return (null, Gone(turn));
        return NumberSources.MayNot(state, read.Sender, read.Key.KeyResult) is { } refusal ? (null, No(turn, refusal, state)) : (new NumberPress(turn, read.Sender, read.Key, state), Reply.None);
    }

    /// <summary>What the rule decides, or why not.</summary>
    public async Task<(Change.Saved? Saved, Reply No, Refusal? Refusal)> ChangeAsync(Turn turn, string verb, Func<TeamCycle, PersonId, NumberKey, Decision> decide, CancellationToken cancel)
    {
        if (Read(turn) is not { } read) return (null, Gone(turn), null);
        var change = await teams.ChangeAsync(read.Team, CardData.Of(turn.Act).Stamp(turn, verb), state => decide(state, read.Sender, read.Key), cancel);
        return change switch
        {
            Change.Saved saved when saved.State.KeyResults.ContainsKey(read.Key.KeyResult) => (saved, Reply.None, null),
            Change.Refused refused => (null, No(turn, refused.Refusal, refused.State), refused.Refusal),
            Change.Busy => (null, new Reply.Words(WordsOf(turn)["refused.busy"]), null),
            _ => (null, Gone(turn), null),
        };
    }

    public static NumberPress PressOf(Turn turn, TeamCycle state) => new(turn, turn.From.Person!.Value, NumberKey.Read(CardData.Of(turn.Act))!, state);

    public static Words WordsOf(Turn turn) => WordBook.For(NumbersFeature.Slice, turn.From.Locale);

    /// <summary>A form: on the card, or in the dialog.</summary>
    public static Reply Form(NumberPress press, App.Cards.AdaptiveCard card) => press.OnCard ? new Reply.Show(card) : new Reply.Dialog(press.Words["dialog.title"], card);

    private static (PersonId Sender, NumberKey Key, TeamCycleId Team)? Read(Turn turn)
        => turn.From.Person is { } sender && turn.Chat.Kind == ChatKind.Personal && NumberKey.Read(CardData.Of(turn.Act)) is { } key
            ? (sender, key, new TeamCycleId(turn.Tenant, key.Team, key.Cycle))
            : null;

    private static Reply.Words Gone(Turn turn)
    {
        var words = WordsOf(turn);
        if (turn.From.Person is null) return new Reply.Words(words["refused.anonymous"]);
        return new Reply.Words(words[turn.Chat.Kind == ChatKind.Personal ? "refused.gone" : "refused.inPerson"]);
    }

    private static Reply.Words No(Turn turn, Refusal refusal, TeamCycle state) => refusal switch
    {
        NotYourNumber { Runner: { } runner } when state.Team.Find(runner)?.Name is { Length: > 0 } name
            => new Reply.Words(WordsOf(turn).Text("refused.notYours", ("name", App.Cards.MarkdownText.Escape(name, 40)))),
        NotYourNumber => new Reply.Words(WordsOf(turn)["refused.notYoursNobody"]),
        KeyResultIsStopped => new Reply.Words(WordsOf(turn)["refused.stopped"]),
        HasNoNumber => new Reply.Words(WordsOf(turn)["refused.noNumber"]),
        SourceNotHttps => new Reply.Words(WordsOf(turn)["problem.link"]),
        // Of a stranger's guess: the same as for what never was.
        _ => Gone(turn),
    };
}
