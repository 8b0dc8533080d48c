using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Features.Import.NewTeams;
using OkrBot.App.Features.Import.Plans;

namespace OkrBot.App.Features.Import;

/// <summary>Objectives that are written down already come in from a file, dropped to the bot in the personal chat or given to the command line.</summary>
internal static class ImportFeature
{
    public const string Slice = "Import";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<ImportDesk>().AddSingleton<FileDesk>().AddSingleton<TeamsDesk>().AddSingleton<IProgrammePart, BringTeamsPart>();
        routes.On<Act.FilesSent, ReceiveFile>().Work<ForgetFile>(ForgetFile.Kind)
            .Pressed<ShowImport>(Verbs.ShowImport).Pressed<ShowProblems>(Verbs.ImportProblems).Pressed<ApplyImport>(Verbs.ApplyImport)
            .Pressed<ShowTeams>(Verbs.ShowTeams).Pressed<StartTeams>(Verbs.StartTeams);
    }

    public static Words WordsIn(string? language) => WordBook.For(Slice, language);
}
