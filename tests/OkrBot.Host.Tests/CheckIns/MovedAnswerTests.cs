using System.Text.Json.Nodes;
using OkrBot.Domain;
using OkrBot.Domain.Objectives;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;

namespace OkrBot.Host.Tests.CheckIns;

/// <summary>Dina answers on Monday for Tuesday's check-in, whose meeting is then moved to Wednesday.</summary>
public sealed class MovedAnswerTests
{
    private static readonly DateTimeOffset Wednesday = new(2026, 11, 4, 10, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task What_was_answered_before_the_move_counts_on_Wednesday_and_she_is_not_asked_again()
    {
        await using var stage = await MondayAsync();
        await SaveAsync(stage, await FormAsync(stage));
        await MoveAsync(stage);
        Assert.Equal((AnswerTiming.Before, Wednesday), await LatestAsync(stage));
        stage.Stage.Time.Advance(Wednesday - stage.Stage.Time.Now);
        await stage.Stage.StartMeetingAsync();
        Assert.Equal(["kr5"], (await stage.Stage.CheckoutNowAsync()).Segments.Values.Single(segment => segment.Occurrence.Start == Wednesday).Answered.Select(id => id.Value));
    }

    [Fact]
    public async Task A_card_from_before_the_move_is_saved_for_Wednesday()
    {
        await using var stage = await MondayAsync();
        var form = await FormAsync(stage);
        await MoveAsync(stage);
        Assert.Contains("✓ Your answer is saved", Forged.Said(await SaveAsync(stage, form)), StringComparison.Ordinal);
        Assert.Equal((AnswerTiming.Before, Wednesday), await LatestAsync(stage));
    }

    [Fact]
    public async Task Where_the_meeting_is_called_off_instead_what_she_said_stays_as_said_that_week()
    {
        await using var stage = await MondayAsync();
        await SaveAsync(stage, await FormAsync(stage));
        stage.Tenant.Graph.Calendars.Drop(stage.Series, CheckoutCalendar.Today);
        await CheckoutCalendar.LookAsync(stage.Stage);
        Assert.Equal((AnswerTiming.Before, stage.Stage.Checkout.Today.Start), await LatestAsync(stage));
    }

    private sealed record Monday(Stage Stage, Rehearsal.Graph.Calendars.CalendarItem Series) : IAsyncDisposable
    {
        public Rehearsal.StandInTenant Tenant => Stage.Tenant;

        public ValueTask DisposeAsync() => Stage.DisposeAsync();
    }

    private static async Task<Monday> MondayAsync()
    {
        var stage = await Stage.SetAsync(CheckoutCalendar.Shape(), "2026-11-02T10:00:00Z");
        var series = await CheckoutCalendar.FollowAsync(stage);
        await CheckoutCalendar.LookAsync(stage);
        return new Monday(stage, series);
    }

    private static Task MoveAsync(Monday monday)
    {
        monday.Tenant.Graph.Calendars.Move(monday.Series, CheckoutCalendar.Today, Wednesday.DateTime);
        return CheckoutCalendar.LookAsync(monday.Stage);
    }

    private static async Task<JsonObject> FormAsync(Monday monday)
    {
        var (dina, chat) = (monday.Stage.Person("Dina"), await monday.Stage.PersonalChatAsync("Dina"));
        await monday.Stage.Client.SayAsync(dina, chat, "check in", CancellationToken.None);
        return monday.Stage.Client.CardFor(dina, chat)!;
    }

    private static async Task<BotAnswer> SaveAsync(Monday monday, JsonObject form)
        => await monday.Stage.Client.PressAsync(monday.Stage.Person("Dina"), await monday.Stage.PersonalChatAsync("Dina"), new Press("Save") { On = form, Form = new Form(form) }, CancellationToken.None);

    private static async Task<(AnswerTiming, DateTimeOffset)> LatestAsync(Monday monday)
    {
        var latest = (await monday.Stage.CheckoutNowAsync()).KeyResults[new KeyResultId("kr5")].Latest!;
        return (latest.Timing, latest.Occurrence.Start);
    }
}
