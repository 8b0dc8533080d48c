using OkrBot.Domain.Reminders;
using OkrBot.Domain.Tests.Kit;

namespace OkrBot.Domain.Tests.Reminders;

/// <summary>Whatever happens to a person, in any order, over both changes of the clocks.</summary>
public sealed class AnyLifeTests
{
    private const int Lives = 600;

    [Fact]
    public void Never_two_in_a_local_day()
        => All(life =>
        {
            Assert.Distinct(life.Sent.Select(m => m.Day));
            Assert.All(life.Sent.Zip(life.Sent.Skip(1)), pair => Assert.NotEqual(pair.Second.Calendar.DayOf(pair.First.At), pair.Second.Day));
        });

    [Fact]
    public void Never_more_than_three_unasked_ones_in_a_local_week()
        => All(life => Assert.All(life.Sent.Where(m => !m.Message.Wanted).CountBy(m => MondayOf(m.Day)), week => Assert.InRange(week.Value, 1, 3)));

    [Fact]
    public void Never_outside_of_working_hours_or_on_a_day_off()
        => All(life => Assert.All(life.Sent, m =>
        {
            var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(m.At, TimeZoneInfo.FindSystemTimeZoneById(m.Calendar.Zone)).DateTime);
            Assert.True(local >= m.Calendar.Week.Hours.From && local < m.Calendar.Week.Hours.To, $"{local} in {m.Calendar.Zone}");
            Assert.True(m.Calendar.IsWorkingDay(m.Day), $"{m.Day} is off");
        }));

    [Fact]
    public void Never_about_an_answer_that_was_given_or_before_two_on_the_day_of_the_meeting()
        => All(life => Assert.All(life.Sent, m => Assert.All(m.Message.About, one =>
        {
            Assert.Contains(one, m.Open);
            Assert.True(m.At >= one.ClosedAt);
            Assert.True(m.At >= m.Calendar.At(m.Calendar.DayOf(one.ClosedAt), new(14, 0)));
        })));

    [Fact]
    public void Never_twice_about_the_same_unless_it_was_wanted()
        => All(life =>
        {
            var asked = new Dictionary<AskedFor, int>();
            foreach (var message in life.Sent)
                foreach (var one in message.Message.About)
                {
                    Assert.True(!asked.TryGetValue(one.Asked, out var times) || life.Wanted.Count(w => w.About == one.Asked && w.At <= message.At) >= times);
                    asked[one.Asked] = times + 1;
                }
        });

    [Fact]
    public void Never_to_somebody_who_stopped_or_paused()
        => All(life => Assert.All(life.Sent, m => Assert.True(m.Manners is { Stopped: false } && !(m.Manners.PausedUntil > m.Day))));

    [Fact]
    public void A_later_that_is_waited_for_is_a_message_unless_something_happened()
        => All(life => Assert.All(life.Waited, waited => Assert.IsType<ReminderDecision.SendNow>(waited)));

    [Fact]
    public void The_lives_reach_what_they_are_meant_to_reach()
    {
        HashSet<ReminderReason> reasons = [];
        var (sent, wanted, waited, full) = (0, 0, 0, 0);
        All(life =>
        {
            reasons.UnionWith(life.Reasons);
            sent += life.Sent.Count;
            wanted += life.Sent.Count(m => m.Message.Wanted);
            waited += life.Waited.Count;
            full += life.Sent.CountBy(m => MondayOf(m.Day)).Count(week => week.Value >= 3);
        });
        Assert.Equal(Enum.GetValues<ReminderReason>().ToHashSet(), reasons);
        Assert.True(sent > 1000 && wanted > 50 && waited > 200 && full > 20, $"{sent} sent, {wanted} wanted, {waited} waited for, {full} full weeks");
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static void All(Action<Life> look) => Checked.ForAll(Checked.Rows(20, 160), row => look(Life.Of(row)), Lives);
}
