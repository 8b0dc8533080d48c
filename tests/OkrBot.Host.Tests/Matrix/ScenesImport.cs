using System.Text;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.World;

namespace OkrBot.Host.Tests.Matrix;

internal static partial class Scenes
{
    /// <summary>One key result for Checkout's draft, and a row that is left out.</summary>
    private const string Objectives = "Team,Objective,Key result,Start,Target,Unit,Owner\nCheckout,Refunds in one day,Questions about refunds,300,100,questions,Bo\nCheckout,Refunds in one day,Refunds by hand,9,1,refunds,Nobody\n";

    /// <summary>Bo has given the bot a file and has not decided about it.</summary>
    private static Task SendFileAsync(Stage stage) => stage.Client.SendFileAsync(stage.Person("Bo"), new DriveFile("okrs.csv", Encoding.UTF8.GetBytes(Objectives)), CancellationToken.None);

    private static async Task ImportAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await OpenAsync();
        await SendFileAsync(stage);
        await new Harvest(stage, found).ReadAsync("Bo", stage.PersonalChatOf("Bo"));
    }
}
