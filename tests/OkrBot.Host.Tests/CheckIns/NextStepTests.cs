using OkrBot.Domain;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

public sealed class NextStepTests
{
    [Fact]
    public async Task A_half_written_next_step_is_named_and_not_dropped()
    {
        await using var stage = await Stage.OpenAsync();
        var form = new Form(Assert.IsType<BotAnswer.Card>(await stage.PressAsync("Dina", "Answer here")).Content);
        var data = Forged.Data(stage, stage.Checkout.Today.Start, ("kr5_if", "the queue grows"), ("kr5_then", "we stop the campaign"));
        foreach (var field in form.Fields) data[field.Id] ??= field.Value;
        var said = Forged.Said(await stage.ForgeAsync("Dina", "checkin.save", data));
        Assert.Contains("half written", said, StringComparison.Ordinal);
        Assert.Contains("we stop the campaign", said, StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync<TeamEvent.AnswerSaved>());
    }
}
