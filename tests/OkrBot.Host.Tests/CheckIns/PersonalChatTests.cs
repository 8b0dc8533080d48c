using OkrBot.Host.Tests.Kit;

namespace OkrBot.Host.Tests.CheckIns;

public sealed class PersonalChatTests
{
    [Theory]
    [InlineData("checkin.view")]
    [InlineData("checkin.form")]
    [InlineData("checkin.answerFor")]
    [InlineData("blocker.raise")]
    public async Task Whoever_is_not_on_the_team_sees_nothing_of_it_in_the_personal_chat(string verb)
    {
        await using var stage = await Stage.OpenAsync();
        var data = Forged.Data(stage, stage.Checkout.Today.Start, ("kr", "kr5"));
        var said = Forged.Said(await stage.ForgeAsync("Eve", verb, data, await stage.PersonalChatAsync("Eve")));
        Assert.Contains("out of date", said, StringComparison.Ordinal);
    }
}
