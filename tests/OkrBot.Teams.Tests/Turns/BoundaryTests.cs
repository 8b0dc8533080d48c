using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.Testing;
using OkrBot.Testing.Teams;

namespace OkrBot.Teams.Tests.Turns;

public sealed class BoundaryTests
{
    [Fact]
    public async Task A_bug_behind_a_button_costs_one_apology_and_one_count_and_is_tried_again()
    {
        await using var program = await TeamsProgram.StartAsync(patient: true);
        using var measured = new Measured(program.Services.GetRequiredService<IMeterFactory>());
        program.Bot.Answer = (_, _) => throw new InvalidCastException("secret detail");
        var press = Activities.Press(program.ServiceUrl, "answer", new JsonObject());
        var body = await program.AnswerAsync(press);
        Assert.Equal((500, "application/vnd.microsoft.error"), (body["statusCode"]!.GetValue<int>(), body["type"]!.GetValue<string>()));
        Assert.DoesNotContain("secret", body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, measured.Count("okrbot.turn.duration", ("okrbot.outcome", "failed"), ("error.type", "InvalidCastException")));

        program.Bot.Says = new Reply.Words("fine");
        Assert.Equal("fine", (await program.AnswerAsync(press))["value"]!.GetValue<string>());
        Assert.Equal(2, program.Bot.Turns.Count);
        Assert.Equal(1, measured.Count("okrbot.turn.duration", ("okrbot.outcome", "answered"), ("okrbot.act", "pressed"), ("okrbot.verb", "answer")));
    }

    [Fact]
    public async Task A_bug_behind_a_dialog_is_a_message_in_the_dialog()
    {
        await using var program = await TeamsProgram.StartAsync(patient: true);
        program.Bot.Answer = (_, _) => throw new InvalidCastException("x");
        var body = await program.AnswerAsync(Activities.Invoke(program.ServiceUrl, "task/submit", new JsonObject { ["data"] = new JsonObject { ["verb"] = "edit" } }));
        Assert.Equal("message", body["task"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_bug_behind_words_is_one_text_and_behind_an_event_an_empty_503()
    {
        await using var program = await TeamsProgram.StartAsync(patient: true);
        program.Bot.Answer = (_, _) => throw new InvalidCastException("x");
        using var words = await program.PostAsync(Activities.Message(program.ServiceUrl, "help"));
        Assert.Equal(200, (int)words.StatusCode);
        Assert.Contains("something went wrong", program.Connector.Requests.Single().Body, StringComparison.Ordinal);
        using var meeting = await program.PostAsync(Activities.Event(program.ServiceUrl, "application/vnd.microsoft.meetingStart", []));
        Assert.Equal((503, 0L), ((int)meeting.StatusCode, meeting.Content.Headers.ContentLength));
        Assert.Single(program.Connector.Requests);
    }

    [Theory]
    [InlineData("de-AT", "schiefgegangen")]
    [InlineData("den", "went wrong")]
    public async Task An_apology_is_in_the_person_s_language(string locale, string said)
    {
        await using var program = await TeamsProgram.StartAsync(patient: true);
        program.Bot.Answer = (_, _) => throw new InvalidCastException("x");
        var press = Activities.Press(program.ServiceUrl, "answer", new JsonObject());
        press["locale"] = locale;
        Assert.Contains(said, (await program.AnswerAsync(press)).ToJsonString(), StringComparison.Ordinal);
        var words = Activities.Message(program.ServiceUrl, "help");
        words["locale"] = locale;
        using var _ = await program.PostAsync(words);
        Assert.Contains(said, program.Connector.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_the_registry_should_have_resolved_is_a_bug_and_no_500()
    {
        await using var program = await TeamsProgram.StartAsync(patient: true);
        program.Bot.Says = new Reply.Continue("other", []);
        Assert.Equal(500, (await program.AnswerAsync(Activities.Press(program.ServiceUrl, "answer", null)))["statusCode"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_turn_that_takes_ten_seconds_is_stopped_with_an_apology()
    {
        await using var program = await TeamsProgram.StartAsync(patient: true);
        var entered = new TaskCompletionSource();
        program.Bot.Answer = async (_, cancel) =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, cancel);
            return Reply.None;
        };
        var answer = program.AnswerAsync(Activities.Press(program.ServiceUrl, "answer", null));
        await entered.Task;
        program.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(500, (await answer)["statusCode"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_connector_that_is_gone_costs_the_answer_and_not_the_turn()
    {
        await using var program = await TeamsProgram.StartAsync();
        program.Connector.Rule = _ => new(403, """{"error":{"code":"BotNotInConversationRoster"}}""");
        program.Bot.Says = new Reply.Words("hello");
        using var response = await program.PostAsync(Activities.Message(program.ServiceUrl, "help"));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Single(program.Connector.Requests);
    }
}
