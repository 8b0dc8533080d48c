using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Features.Programme.Moves;

namespace OkrBot.App.Features.Programme;

/// <summary>What whoever runs the OKR programme does: opens the weeks that teams work in and sets holidays. Beside it all teams go from one cycle into the next.</summary>
internal static class ProgrammeFeature
{
    public const string Slice = "Programme";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<ProgrammeDesk>().AddSingleton<ProgrammeFacts>().AddSingleton<CycleMoves>().AddSingleton<TeamCopies>();
        services.AddSingleton<IPlanner, PlanCycles>().AddSingleton<IPlanner, PlanTeams>().AddSingleton<IPlanner, PlanLeadNews>();
        routes.Pressed<ShowProgramme>(Verbs.ShowProgramme).Pressed<MoreProgramme>(Verbs.MoreProgramme)
            .Opened<AskCycle>(Verbs.OpenCycle).Pressed<AskCycle>(Verbs.OpenCycle)
            .Sent<OpenNow>(Verbs.OpenCycleNow).Pressed<OpenNow>(Verbs.OpenCycleNow)
            .Opened<ShowHolidays>(Verbs.ShowHolidays).Pressed<ShowHolidays>(Verbs.ShowHolidays)
            .Sent<AddHolidays>(Verbs.AddHolidays).Pressed<AddHolidays>(Verbs.AddHolidays)
            .Sent<RemoveHolidays>(Verbs.RemoveHolidays).Pressed<RemoveHolidays>(Verbs.RemoveHolidays)
            .Work<AskLeadWork>(AskLeadWork.Kind).Work<LeadLeftWork>(LeadLeftWork.Kind);
    }
}
