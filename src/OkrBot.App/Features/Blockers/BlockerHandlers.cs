using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Blockers;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.Blockers;

/// <summary>Opens the form: a dialog, or on the card for clients without dialogs.</summary>
internal sealed class OpenBlocker(BlockerReplies replies) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender || await replies.FindAsync(press, cancel) is not { } state) return BlockerReplies.Gone(turn);
        if (!press.Subject.ComesFromItsChat(state)) return BlockerReplies.Gone(turn);
        // Nobody should type what will not be taken.
        return Authority.MemberOnly(state.Team, sender) is { } refusal
            ? BlockerReplies.No(turn, new Change.Refused(refusal, state))
            : BlockerReplies.Form(press, state, problem: null);
    }
}

internal sealed class SaveBlocker(BlockerReplies replies) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender) return BlockerReplies.Gone(turn);
        var change = await replies.ChangeAsync(press, (state, _) => Blocking.Decide(state, Raise(press, sender), turn.Now), cancel);
        return change switch
        {
            Change.Saved when turn.Act is Act.DialogSent => new Reply.CloseDialog(),
            Change.Saved saved => BlockerReplies.Saved(press, saved.State),
            Change.Refused { Refusal: NeedMissing or FromMissing or BlockerTooLong or NotOnTeam } refused
                => BlockerReplies.Form(press, refused.State, BlockerReplies.WordsOf(turn, refused.State).Text(refused.Refusal.Code)),
            _ => BlockerReplies.No(turn, change),
        };
    }

    // The id follows from the command, so that a repeat names the same blocker.
    private static RaiseBlocker Raise(CardPress press, PersonId sender) => new(
        sender, new BlockerId("b" + press.Data.Stamp(press.Turn, press.Verb).Id[^12..]),
        press.Data.Id(BlockerCard.AboutField) is { } about && about != BlockerCard.WholeTeam ? new KeyResultId(about) : null,
        press.Data.Text(BlockerCard.NeedField) ?? "", press.Data.Text(BlockerCard.FromField) ?? "")
    {
        FromPerson = press.Data.Id(BlockerCard.PersonField) is { } chosen && chosen != BlockerCard.Nobody ? new PersonId(chosen) : null,
    };
}

/// <summary>It is resolved, or it was so too early and is open again.</summary>
internal sealed class SettleBlocker(BlockerReplies replies) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender || press.Data.Id("blocker") is not { } id) return BlockerReplies.Gone(turn);
        var blocker = new BlockerId(id);
        var change = await replies.ChangeAsync(press, (state, _) => press.Verb == Verbs.ReopenBlocker
            ? Blocking.Decide(state, new ReopenBlocker(sender, blocker), turn.Now)
            : Blocking.Decide(state, new ResolveBlocker(sender, blocker), turn.Now), cancel);
        return change is Change.Saved ? new Reply.Continue(Verbs.View, press.Key.ToData()) : BlockerReplies.No(turn, change);
    }
}
