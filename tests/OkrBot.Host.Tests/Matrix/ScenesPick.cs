using OkrBot.Host.Tests.Setup;

namespace OkrBot.Host.Tests.Matrix;

internal static partial class Scenes
{
    /// <summary>Where Microsoft 365 may be asked, the personal chat lists one's own meetings.</summary>
    private static async Task PickAsync(Dictionary<(PressKind, string), Offered> found)
    {
        await using var stage = await PickStage.SetAsync();
        stage.AddMeetings(16);
        await stage.AskAsync("Ann");
        await new Harvest(stage.Stage, found).ReadAsync("Ann", stage.Tenant.World.PersonalChat(stage.Stage.Person("Ann")).Id);
    }
}
