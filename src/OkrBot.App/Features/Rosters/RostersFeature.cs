using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Rosters;

/// <summary>Who is on a team: where its people come from, who is new and who is gone; and what follows when somebody leaves the organisation.</summary>
internal static class RostersFeature
{
    public const string Slice = "Rosters";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<RosterLook>().AddSingleton<RosterPlaces>().AddSingleton<Leavers>().AddSingleton<LeaverPlaces>().AddSingleton<Returning>().AddSingleton<LeadAccounts>().AddSingleton<RosterDesk>().AddSingleton<IPlanner, PlanRosters>();
        routes.Pressed<ShowPeople>(Verbs.ShowPeople).Pressed<ReadPeople>(Verbs.ReadPeople)
            .Pressed<OpenGroup>(Verbs.ChooseGroup).Pressed<UseGroup>(Verbs.UseGroup)
            .Pressed<OpenList>(Verbs.ListPeople).Pressed<AddPerson>(Verbs.AddPerson).Pressed<TakeOff>(Verbs.TakeOffPerson)
            .Work<ReadRosterWork>(ReadRosterWork.Kind).Work<AccountsWork>(AccountsWork.Kind);
    }

    public static Words WordsOf(Turn turn) => WordBook.For(Slice, turn.From.Locale);
}
