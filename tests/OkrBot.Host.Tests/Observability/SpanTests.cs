using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Host.Tests.Kit;
using OkrBot.Testing;

namespace OkrBot.Host.Tests.Observability;

public sealed class SpanTests
{
    [Fact]
    public async Task A_press_is_a_turn_with_its_save_inside_and_the_edit_that_comes_of_it_is_linked_to_it()
    {
        await using var stage = await Stage.OpenAsync();
        using var spans = new Spans();
        await stage.PressAsync("Ann", "No change");
        var turn = Assert.Single(spans.Of("turn pressed"), span => Equals(span.GetTagItem("okrbot.verb"), Verbs.NoChange));
        var save = Assert.Single(spans.Of("save"));
        Assert.Equal(turn.SpanId, save.ParentSpanId);
        Assert.Equal(("saved", 1), (save.GetTagItem("okrbot.outcome"), save.GetTagItem("okrbot.save.rounds")));
        Assert.InRange((int)save.GetTagItem("okrbot.save.rows")!, 3, 20);

        await stage.AdvanceToAsync("09:30:10");
        var edit = Assert.Single(spans.Of("work room"), span => span.Links.Any(link => link.Context.SpanId == save.SpanId) && Equals(span.GetTagItem("okrbot.outcome"), "finished"));
        Assert.Equal(0, edit.GetTagItem("okrbot.work.attempts"));
        var call = Assert.Single(spans.Of("connector edit"));
        Assert.Equal((edit.SpanId, 200), (call.ParentSpanId, call.GetTagItem("http.response.status_code")));
    }

    [Fact]
    public async Task Work_carries_no_span_where_nobody_listens_and_runs_when_its_link_cannot_be_read()
    {
        await using var stage = await Stage.SetAsync();
        var (queue, now) = (stage.Get<IWorkQueue>(), stage.Time.Now);
        using (var spans = new Spans())
        {
            await queue.EnqueueAsync([new WorkItem("segment", "odd", now, now) { Team = stage.Checkout.Id, Occurrence = stage.Checkout.Today, TraceParent = "29:nonsense" }], CancellationToken.None);
            await stage.WorkAsync();
            var work = Assert.Single(spans.Of("work segment"));
            Assert.Empty(work.Links);
        }
        System.Diagnostics.Activity.Current = null;
        await queue.EnqueueAsync([new WorkItem("segment", "plain", now, now) { Team = stage.Checkout.Id, Occurrence = stage.Checkout.Today }], CancellationToken.None);
        Assert.Null(Assert.Single(await queue.ReceiveAsync(1, TimeSpan.FromSeconds(30), CancellationToken.None)).Item.TraceParent);
    }
}
