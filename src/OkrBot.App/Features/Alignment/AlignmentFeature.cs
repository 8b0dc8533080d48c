using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.Domain;

namespace OkrBot.App.Features.Alignment;

/// <summary>What a team's objectives and key results help, and what they need, of other teams: made, asked, answered and taken back.</summary>
internal static class AlignmentFeature
{
    public const string Slice = "Alignment";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<LinkDesk>().AddSingleton<LinkCarrier>().AddSingleton<LinkCopier>().AddSingleton<LinkTargets>();
        routes.Pressed<ShowLinks>(Verbs.ShowLinks).Pressed<ShowWaiting>(Verbs.WaitingLinks).Pressed<OpenLink>(Verbs.OpenLink)
            .Pressed<StartLink>(Verbs.StartLink).Pressed<FindLinkTeam>(Verbs.FindLinkTeam).Pressed<ChooseLinkTeam>(Verbs.ChooseLinkTeam)
            .Pressed<SaveLink>(Verbs.SaveLink).Pressed<TakeLinkBack>(Verbs.WithdrawLink)
            .Pressed<OpenAnswer>(Verbs.AnswerLink).Opened<OpenAnswer>(Verbs.AnswerLink)
            .Pressed<SaveAnswer>(Verbs.AcceptNeed).Sent<SaveAnswer>(Verbs.AcceptNeed).Pressed<SaveAnswer>(Verbs.DeclineNeed).Sent<SaveAnswer>(Verbs.DeclineNeed)
            .Pressed<DecideLinked>(Verbs.KeepLinked).Sent<DecideLinked>(Verbs.KeepLinked).Pressed<DecideLinked>(Verbs.AdjustLinked).Sent<DecideLinked>(Verbs.AdjustLinked)
            .Pressed<DecideLinked>(Verbs.StopLinked).Sent<DecideLinked>(Verbs.StopLinked)
            .Effect<Effect.MakeLink, CarryLink>().Effect<Effect.AnswerLink, CarryLink>().Effect<Effect.WithdrawLink, CarryLink>()
            .Effect<Effect.TellNeeded, TellNeeded>().Effect<Effect.TellLinked, TellLinked>();
    }
}
