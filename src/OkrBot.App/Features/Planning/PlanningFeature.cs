using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Planning;

/// <summary>People write, change, begin and drop their team's objectives and key results, each in their own chat with the bot.</summary>
internal static class PlanningFeature
{
    public const string Slice = "Planning";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<PlanDesk>().AddSingleton<AudienceNames>();
        routes.Command<PlanCommand>("plan", "Write and change your team’s objectives", CommandPlace.Personal)
            .Pressed<ShowPlan>(Verbs.ShowPlan).Pressed<ShowObjective>(Verbs.PlanObjective).Pressed<ShowPlannedKeyResult>(Verbs.PlanKeyResult)
            .Opened<OpenObjective>(Verbs.EditObjective).Pressed<OpenObjective>(Verbs.EditObjective)
            .Sent<SaveObjective>(Verbs.SaveObjective).Pressed<SaveObjective>(Verbs.SaveObjective)
            .Opened<OpenKeyResult>(Verbs.EditKeyResult).Sent<OpenKeyResult>(Verbs.EditKeyResult).Pressed<OpenKeyResult>(Verbs.EditKeyResult)
            .Sent<AskMeasure>(Verbs.MeasureKeyResult).Pressed<AskMeasure>(Verbs.MeasureKeyResult)
            .Sent<AskKind>(Verbs.ChooseKind).Pressed<AskKind>(Verbs.ChooseKind)
            .Sent<SaveKeyResult>(Verbs.SaveKeyResult).Pressed<SaveKeyResult>(Verbs.SaveKeyResult)
            .Sent<DoneWriting>(Verbs.DoneWriting)
            .Pressed<Begin>(Verbs.BeginObjective).Pressed<AskBeginAll>(Verbs.BeginAll).Pressed<BeginAll>(Verbs.BeginAllNow).Pressed<Swap>(Verbs.SwapObjective)
            .Opened<AskDrop>(Verbs.Drop).Pressed<AskDrop>(Verbs.Drop).Sent<AskDrop>(Verbs.Drop)
            .Sent<Drop>(Verbs.DropNow).Pressed<Drop>(Verbs.DropNow)
            .Pressed<MoveUp>(Verbs.MoveUp)
            .Opened<OpenAudience>(Verbs.WhoCares).Sent<OpenAudience>(Verbs.WhoCares).Pressed<OpenAudience>(Verbs.WhoCares)
            .Sent<SaveAudience>(Verbs.SaveCares).Pressed<SaveAudience>(Verbs.SaveCares).Sent<SaveAudience>(Verbs.NobodyCares).Pressed<SaveAudience>(Verbs.NobodyCares)
            .Opened<OpenAudience>(Verbs.WhoFollows).Sent<OpenAudience>(Verbs.WhoFollows).Pressed<OpenAudience>(Verbs.WhoFollows)
            .Sent<SaveAudience>(Verbs.SaveFollowers).Pressed<SaveAudience>(Verbs.SaveFollowers);
    }
}
