using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;

namespace OkrBot.App.Features.Alignment;

/// <summary>Keeps what a team promised about a link. In this order: the truth, under the mark of the whole graph; the copy of the team that supports or
/// needs; the copy of the other; the promise is noted as kept. Whatever stops it in between, doing it again from the start ends the same.</summary>
internal sealed class LinkCarrier(ILinks links, LinkCopier copier)
{
    public async Task<LinkChange> CarryAsync(TeamCycleId team, Effect promised, CancellationToken cancel)
    {
        var (id, change) = promised switch
        {
            Effect.MakeLink make => (make.Link.Id, stored => LinkTruth.Make(stored, make.Link)),
            Effect.AnswerLink answer => (answer.Link, stored => LinkTruth.Answer(stored, answer)),
            Effect.WithdrawLink withdraw => (withdraw.Link, (Func<Link?, Link?>)(stored => LinkTruth.Withdraw(stored, withdraw.Round))),
            _ => throw new ArgumentException("It promises nothing about a link.", nameof(promised)),
        };
        var truth = await links.ChangeAsync(team.Tenant, team.Cycle, id, change, cancel);
        return truth is LinkChange.Saved or LinkChange.Unchanged && !await copier.CopyAsync(team.Tenant, team.Cycle, id, cancel) ? new LinkChange.Busy() : truth;
    }
}

/// <summary>The same, where a crash left it to the queue.</summary>
internal sealed class CarryLink(LinkCarrier carrier) : IEffectHandler
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    public async Task<WorkResult> DoAsync(PendingEffect pending, CancellationToken cancel)
        => await carrier.CarryAsync(pending.Team, pending.Effect, cancel) is LinkChange.Busy ? new WorkResult.Later(pending.Now + TryAgain) : WorkResult.Done;
}
