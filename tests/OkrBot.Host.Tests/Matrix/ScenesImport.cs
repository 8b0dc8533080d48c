using System.Text;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Matrix;

internal static partial class Scenes
{
    /// <summary>One key result for Checkout's draft, and a row that is left out.</summary>
    private const string Objectives = "Team,Objective,Key result,Start,Target,Unit,Owner\nCheckout,Refunds in one day,Questions about refunds,300,100,questions,Bo\nCheckout,Refunds in one day,Refunds by hand,9,1,refunds,Nobody\n";

    /// <summary>One team, and more rows that are left out than a card shows at once.</summary>
    private const string Teams = "Team,Facilitator\nMaps,Emre\nA,Nobody\nB,Nobody\nC,Nobody\nD,Nobody\nE,Nobody\nF,Nobody\n";

    /// <summary>Bo and Hana have given the bot a file and have not decided about it.</summary>
    private static async Task SendFileAsync(Stage stage)
    {
        await stage.Client.SendFileAsync(stage.Person("Bo"), new DriveFile("okrs.csv", Encoding.UTF8.GetBytes(Objectives)), CancellationToken.None);
        await stage.Client.SendFileAsync(stage.Person(Rehearsal.Company.SampleCompany.ProgrammeLead), new DriveFile("teams.csv", Encoding.UTF8.GetBytes(Teams)), CancellationToken.None);
    }

    private static async Task ImportAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await OpenAsync();
        await SendFileAsync(stage);
        foreach (var person in new[] { "Bo", Rehearsal.Company.SampleCompany.ProgrammeLead }) await new Harvest(stage, found).ReadAsync(person, stage.PersonalChatOf(person));
    }
}
