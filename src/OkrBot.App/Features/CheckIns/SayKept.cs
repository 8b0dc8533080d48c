using OkrBot.App.Bot;
using OkrBot.Domain;
using OkrBot.Domain.CheckIns;

namespace OkrBot.App.Features.CheckIns;

/// <summary>Whether what was agreed last time was kept, in one tap; or that tap taken back.</summary>
internal sealed class SayKept(CheckInDesk desk, RefusalReplies refusals) : ITurnHandler
{
    /// <summary>Names the commitment in a button's data.</summary>
    public const string CommitmentField = "commitment";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (CardPress.Read(turn) is not { } press || turn.From.Person is not { } sender) return RefusalReplies.Unread(turn);
        AnswerCommitment answer = new(sender, new CommitmentId(press.Data.Id(CommitmentField) ?? ""), KeptBy(press.Verb));
        var change = await desk.ChangeAsync(press.Subject, (state, _) => Commitments.Decide(state, answer, turn.Now), cancel);
        return change.IsSaved ? await desk.SavedAsync(press, [change], justSaved: 0, cancel) : refusals.Reply(press, [change]);
    }

    private static Kept KeptBy(string verb) => verb switch
    {
        Verbs.CommitmentKept => Kept.Yes,
        Verbs.CommitmentNotYet => Kept.No,
        _ => Kept.NotAsked,
    };
}
