using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using OkrBot.App.Ports;
using OkrBot.App.Sending;

namespace OkrBot.App.Tests.Sending;

public sealed class SlotRulesTests
{
    private const int Limit = 40;
    private static readonly int[] Ceilings = [40, 36, 32, 24, 20];
    private static readonly DateTimeOffset Start = new(2026, 10, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(125);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_burst_is_given_at_once_and_the_next_when_its_last_use_has_left_the_second()
    {
        var (book, first) = SlotRules.Reserve(SlotBook.Empty, Wish(Limit, 60), Start);
        Assert.Equal<SlotBatch>([new(Start, Start + Short, 40), new(Start + Short + Second, Start + Short + Second + Short, 20)], first.Given[0]);
        var (_, second) = SlotRules.Reserve(book, Wish(Limit, 30), Start);
        Assert.Equal(20, second.Given[0].Sum(batch => batch.Count));
    }

    [Fact]
    public void Digests_of_one_server_leave_another_its_closing_cards()
    {
        var (book, digests) = SlotRules.Reserve(SlotBook.Empty, Wish(20, 100), Start);
        Assert.Equal(20, digests.Given[0][0].Count);
        var (_, closes) = SlotRules.Reserve(book, Wish(Limit, 20), Start);
        Assert.Equal(new SlotBatch(Start, Start + Short, 20), Assert.Single(closes.Given[0]));
    }

    [Fact]
    public void One_wish_serves_its_classes_in_their_order()
    {
        var wish = new SlotWish([new(30, 40), new(30, 20)], Short, []);
        var (_, answer) = SlotRules.Reserve(SlotBook.Empty, wish, Start);
        Assert.Equal(30, answer.Given[0].Sum(batch => batch.Count));
        Assert.DoesNotContain(answer.Given[1], batch => batch.From < Start + Second);
    }

    [Fact]
    public void A_pause_of_the_tenant_gives_nothing_and_is_told_with_every_answer_until_it_is_over()
    {
        var until = Start.AddSeconds(30);
        var (book, told) = SlotRules.Reserve(SlotBook.Empty, new SlotWish([], Short, [new(null, until)]), Start);
        Assert.Equal<SendPause>([new(null, until)], told.Pauses);
        var (same, paused) = SlotRules.Reserve(book, Wish(Limit, 1), until.AddTicks(-1));
        Assert.Empty(paused.Given[0]);
        Assert.Equal<SendPause>(told.Pauses, paused.Pauses);
        Assert.Same(book, same);
        Assert.Single(SlotRules.Reserve(book, Wish(Limit, 1), until).Answer.Given[0]);
    }

    [Fact]
    public void Two_slow_chats_at_once_told_by_whatever_server_mean_the_tenant_and_one_after_the_other_do_not()
    {
        var (a, b) = (new SendPause(new("a"), Start.AddSeconds(5)), new SendPause(new("b"), Start.AddSeconds(20)));
        var (book, one) = SlotRules.Reserve(SlotBook.Empty, new SlotWish([new(1, 40)], Short, [a]), Start);
        Assert.Single(one.Given[0]);
        var both = SlotRules.Reserve(book, new SlotWish([new(1, 40)], Short, [b]), Start.AddSeconds(1)).Answer;
        Assert.Empty(both.Given[0]);
        Assert.Equal(b.Until, SendPauses.Until(both.Pauses, null));
        var later = SlotRules.Reserve(book, new SlotWish([new(1, 40)], Short, [b]), Start.AddSeconds(6)).Answer;
        Assert.Equal<SendPause>([b], later.Pauses);
        Assert.Single(later.Given[0]);
    }

    [Fact]
    public void What_is_over_is_forgotten_so_that_the_row_stays_small()
    {
        var book = SlotBook.Empty;
        for (var at = 0; at < 2_000; at++)
        {
            (book, _) = SlotRules.Reserve(book, Wish(Limit, 1) with { Pauses = [new(new($"chat{at}"), Start.AddMilliseconds((at + 1) * 100))] }, Start.AddMilliseconds(at * 100));
            Assert.InRange(book.Taken.Length, 0, 40);
            Assert.InRange(book.Pauses.Length, 0, 2);
        }
    }

    /// <summary>Whatever servers ask for, in whatever order, and whenever they use what they got. The seconds are those that the book knows: of clocks that
    /// differ each has its own.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(800)]
    public void No_second_ever_holds_more_than_the_limit_and_no_class_fills_more_than_its_share(int clocksApartMilliseconds)
        => ForAll(Runs(Ceilings, clocksApartMilliseconds), run =>
        {
            var uses = Play(run).Uses;
            foreach (var ceiling in Ceilings)
            {
                var instants = uses.Where(use => use.Ceiling <= ceiling).Select(use => use.At).Order().ToList();
                for (var first = 0; first + ceiling < instants.Count; first++)
                    Assert.True(instants[first + ceiling] - instants[first] >= Second, $"more than {ceiling} from {instants[first]:O}");
            }
        });

    [Fact]
    public void A_close_is_never_put_off_for_lower_classes()
        => ForAll(Runs(Ceilings[1..]), run =>
        {
            var (book, _, now) = Play(run);
            var closes = SlotRules.Reserve(book, Wish(Limit, Limit - Ceilings[1]), now).Answer.Given[0];
            Assert.Equal((now, Limit - Ceilings[1]), (closes[0].From, closes[0].Count));
        });

    private static SlotWish Wish(int ceiling, int count) => new([new(count, ceiling)], Short, []);

    private static (SlotBook Book, List<(DateTimeOffset At, int Ceiling)> Uses, DateTimeOffset Now) Play(ImmutableArray<Step> run)
    {
        var (book, uses, now) = (SlotBook.Empty, new List<(DateTimeOffset, int)>(), Start);
        foreach (var step in run)
        {
            now += TimeSpan.FromMilliseconds(step.PauseMilliseconds);
            var wish = new SlotWish([new(step.Count, step.Ceiling)], TimeSpan.FromMilliseconds(step.LifetimeMilliseconds), []);
            var told = now.AddMilliseconds(step.AheadMilliseconds);
            (book, var answer) = SlotRules.Reserve(book, wish, told);
            foreach (var batch in answer.Given[0])
                for (var at = 0; at < batch.Count; at++)
                {
                    Assert.InRange(batch.From, told, told + SlotRules.Horizon);
                    var into = (batch.Until - batch.From).Ticks * ((step.UseSeed + (at * 37)) % 100) / 99;
                    uses.Add((batch.From.AddTicks(Math.Min(into, (batch.Until - batch.From).Ticks - 1)), step.Ceiling));
                }
        }
        return (book, uses, now);
    }

    private sealed record Step(int PauseMilliseconds, int Ceiling, int Count, int LifetimeMilliseconds, int AheadMilliseconds, int UseSeed);

    private static Gen<ImmutableArray<Step>> Runs(int[] ceilings, int mostApart = 0)
        => (from pause in Gen.Frequency((3, Gen.Choose(0, 60)), (1, Gen.Choose(61, 1_500)))
            from ceiling in Gen.Elements(ceilings)
            from count in Gen.Choose(1, 45)
            from lifetime in Gen.Frequency((3, Gen.Constant(125)), (1, Gen.Choose(1, 1_000)))
            from ahead in Gen.Choose(-mostApart / 2, mostApart / 2)
            from seed in Gen.Choose(0, 99)
            select new Step(pause, ceiling, count, lifetime, ahead, seed)).ArrayOf(30).Select(ImmutableArray.Create);

    private static void ForAll<T>(Gen<T> cases, Action<T> holds)
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261125, 1), Prop.ForAll(cases.ToArbitrary(), holds));
}
