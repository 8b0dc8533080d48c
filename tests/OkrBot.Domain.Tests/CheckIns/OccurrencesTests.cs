using FsCheck.Fluent;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;
using OkrBot.Domain.Tests.Cycles;
using OkrBot.Domain.Tests.Kit;
using static OkrBot.Domain.Tests.Kit.Sample;

namespace OkrBot.Domain.Tests.CheckIns;

public sealed class OccurrencesTests
{
    [Theory]
    [InlineData(-31, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void An_event_belongs_to_the_occurrence_from_thirty_minutes_before_to_its_end(int minutes, bool belongs)
    {
        var found = Occurrences.At(Meeting, Berlin, Start(5).AddMinutes(minutes));
        Assert.Equal(belongs ? new(Week(5), End(5)) : null, found);
    }

    [Fact]
    public void Without_a_schedule_the_local_date_names_it()
    {
        var meeting = Meeting with { Schedule = null };
        var midnight = DateTimeOffset.Parse("2026-11-02T23:00:00Z");
        Assert.Equal(new(new(Series, midnight), null), Occurrences.At(meeting, Berlin, Start(5)));
        Assert.Equal(Occurrences.At(meeting, Berlin, midnight), Occurrences.At(meeting, Berlin, midnight.AddHours(24).AddTicks(-1)));
        Assert.Null(Occurrences.Next(meeting, Start(5)));
        Assert.Empty(Occurrences.Between(meeting, Start(1), Start(9)));
    }

    [Fact]
    public void A_command_outside_the_meeting_means_today()
    {
        Assert.Equal(Week(5), Occurrences.ForCommand(Meeting, Berlin, Start(5).AddMinutes(20)).Occurrence);
        Assert.Equal(DateTimeOffset.Parse("2026-11-03T23:00:00Z"), Occurrences.ForCommand(Meeting, Berlin, Start(5).AddDays(1)).Occurrence.Start);
    }

    [Fact]
    public void The_next_one_starts_after_the_instant_and_the_local_hour_stays_through_the_change_of_clocks()
    {
        Assert.Equal(Week(4), Occurrences.Next(Meeting, Start(3))!.Occurrence);
        Assert.Equal(TimeSpan.FromHours((7 * 24) + 1), Start(4) - Start(3)); // 25 October 2026
        Assert.Equal([Week(3), Week(4)], Occurrences.Between(Meeting, Start(3), Start(5)).Select(o => o.Occurrence));
    }

    [Fact]
    public void A_fortnightly_rhythm_follows_its_anchor_both_ways()
    {
        var meeting = Meeting with { Schedule = Tuesdays with { Anchor = new(2026, 11, 3), EveryWeeks = 2 } };
        Assert.Equal([Week(1), Week(3), Week(5), Week(7)], Occurrences.Between(meeting, Start(1), Start(8)).Select(o => o.Occurrence));
        Assert.Null(Occurrences.At(meeting, Berlin, Start(4)));
    }

    [Theory]
    [MemberData(nameof(ZonesTests.Known), MemberType = typeof(ZonesTests))]
    public void A_year_of_occurrences_is_found_again_in_every_zone_from_early_joiners_to_the_last_minute(string zone)
    {
        foreach (var time in new TimeOnly[] { new(0, 0), new(2, 30), new(9, 30), new(23, 50) })
        {
            var meeting = Meeting with { Schedule = new(new(2026, 3, 29), time, TimeSpan.FromMinutes(45), zone) };
            var year = Occurrences.Between(meeting, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToList();
            Assert.InRange(year.Count, 52, 53);
            foreach (var one in year)
            {
                Assert.Equal(TimeSpan.Zero, one.Occurrence.Start.Offset);
                Assert.Equal(one, Occurrences.At(meeting, "UTC", one.Occurrence.Start.AddMinutes(-30)));
                Assert.Equal(one, Occurrences.At(meeting, "UTC", one.Occurrence.Start.AddMinutes(44)));
                Assert.Equal(one, Occurrences.Next(meeting, one.Occurrence.Start.AddTicks(-1)));
            }
        }
    }

    [Fact]
    public void The_next_of_any_instant_is_the_first_of_the_window_after_it()
    {
        var cases = from zone in Gen.Elements("Europe/Berlin", "Australia/Lord_Howe", "Pacific/Auckland", "America/Santiago")
                    from every in Gen.Choose(1, 2) from time in Gen.Choose(0, 1439) from minute in Gen.Choose(0, 2_000_000)
                    select (zone, every, time, minute);
        Checked.ForAll(cases, c =>
        {
            WeeklySchedule schedule = new(new(2026, 6, 10), TimeOnly.MinValue.AddMinutes(c.time), TimeSpan.FromMinutes(30), c.zone, c.every);
            var now = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(c.minute);
            var meeting = Meeting with { Schedule = schedule };
            Assert.Equal(Occurrences.Between(meeting, now.AddTicks(1), now.AddDays(20)).First(), Occurrences.Next(meeting, now));
        });
    }
}
