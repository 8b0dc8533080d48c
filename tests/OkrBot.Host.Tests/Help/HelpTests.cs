using System.Text.Json.Nodes;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Help;

/// <summary>Whatever is said gets an answer, with the nearest command to press.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("chek in", "check in")]
    [InlineData("my okrz", "my okrs")]
    [InlineData("could you show me my okrs please", "my okrs")]
    [InlineData("einstelungen", "einstellungen")]
    public async Task What_was_nearly_said_is_offered_as_a_button(string said, string meant)
    {
        await using var stage = await Stage.SetAsync();
        var help = await stage.SayInPersonAsync("Dina", said);
        Assert.Contains(meant, Read(help), StringComparison.Ordinal);
        var first = CardReader.Buttons(help!.Card!)[0];
        Assert.Equal("positive", (string?)first.Action["style"]);
        Assert.IsNotType<BotAnswer.Failed>(await stage.PressInPersonAsync("Dina", new Press(first.Title)));
    }

    [Fact]
    public async Task A_button_answers_what_its_command_answers()
    {
        await using var stage = await Stage.SetAsync();
        await stage.SayInPersonAsync("Dina", "help");
        Assert.Contains("Payout questions to support", Read(await stage.PressInPersonAsync("Dina", new Press("My OKRs"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_a_button_answers_its_presser_alone()
    {
        await using var stage = await Stage.SetAsync();
        await stage.SayAsync("Bo", stage.ChatId, "");
        Assert.Contains("Median time to pay", Read(await stage.PressAsync("Chidi", "My OKRs")), StringComparison.Ordinal);
        Assert.Contains("Paying is effortless", Read(await stage.PressAsync("Ann", "Team OKRs")), StringComparison.Ordinal);
        Assert.Contains("Guests see what", Read(await stage.PressAsync("Eve", "Team OKRs")), StringComparison.Ordinal);
        Assert.Contains("signed in", Read(await stage.PressAsync("Max", "My OKRs")), StringComparison.Ordinal);
        Assert.Single(stage.Tenant.World.MessagesIn(stage.ChatId));
    }

    [Fact]
    public async Task A_mention_alone_gets_help_with_what_works_there()
    {
        await using var stage = await Stage.SetAsync();
        var help = Read(await stage.SayAsync("Bo", stage.ChatId, ""));
        Assert.Contains("connect meeting", help, StringComparison.Ordinal);
        Assert.DoesNotContain("I don’t know", help, StringComparison.Ordinal);
        Assert.DoesNotContain("preview", help, StringComparison.Ordinal);
        // In person a meeting is picked from a list.
        Assert.Contains("connect meeting", Read(await stage.SayInPersonAsync("Bo", "help")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_team_checks_in_yet_connecting_one_comes_first()
    {
        await using var stage = await Stage.SetAsync();
        var chat = stage.Tenant.World.AddMeetingChat("Other", stage.Person("Ann"), stage.Time.Now, TimeSpan.FromHours(1), [stage.Person("Ann")]);
        var help = await stage.SayAsync("Ann", chat.Id, "hello there");
        Assert.Equal("Connect meeting", CardReader.Buttons(help!.Card!)[0].Title);
        var answer = await stage.Client.PressAsync(stage.Person("Ann"), chat.Id, "Connect meeting", CancellationToken.None);
        Assert.Contains("Who checks in here?", Read(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_text_gets_help_too()
    {
        await using var stage = await Stage.SetAsync();
        Assert.Contains("I don’t know that one", Read(await stage.SayInPersonAsync("Bo", new string('x', 20_000))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("rm -rf")]
    [InlineData("check in; close")]
    public async Task A_forged_command_gets_help(string? command)
    {
        await using var stage = await Stage.SetAsync();
        var data = new JsonObject();
        if (command is not null) data["command"] = command;
        Assert.Contains("What I can do", Read(await stage.ForgeAsync("Bo", "help.say", data)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_client_reads_the_commands_as_text()
    {
        await using var stage = await Stage.SetAsync();
        var help = await stage.SayInPersonAsync("Bo", "help");
        var text = help!.Card!["fallbackText"]!.GetValue<string>();
        Assert.All(["check in", "my okrs", "team okrs", "settings"], name => Assert.Contains(name, text, StringComparison.Ordinal));
    }
}
