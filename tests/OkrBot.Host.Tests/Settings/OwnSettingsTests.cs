using System.Text.Json.Nodes;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Reminders;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Settings;

/// <summary>How messages reach a person: theirs to see and to change, in their own chat only.</summary>
public sealed class OwnSettingsTests
{
    [Fact]
    public async Task One_reads_how_messages_come_and_stops_and_starts_them_from_there()
    {
        await using var stage = await Stage.SetAsync();
        var own = Read(await stage.SayInPersonAsync("Dina", "settings"));
        Assert.All(["at most one a working day", "Mon–Fri, 09:00–17:00", "Europe/Berlin", "United Kingdom", "Pause"], text => Assert.Contains(text, own, StringComparison.Ordinal));
        await stage.PressInPersonAsync("Dina", new Press("Stop messages"));
        Assert.True((await EntryAsync(stage, "Dina")).Manners.Stopped);
        Assert.Contains("none, as you wished", Read(await stage.SayInPersonAsync("Dina", "settings")), StringComparison.Ordinal);
        await stage.PressInPersonAsync("Dina", new Press("Start again"));
        Assert.False((await EntryAsync(stage, "Dina")).Manners.Stopped);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hours_and_country_are_changed_on_the_card_and_by_the_dialog(bool dialog)
    {
        await using var stage = await Stage.SetAsync();
        await stage.SayInPersonAsync("Dina", "settings");
        var data = new JsonObject { ["workDays"] = "1,2,4", ["workFrom"] = "08:00", ["workTo"] = "14:00", ["country"] = "AT", ["verb"] = "settings.ownSave", ["view"] = "v" };
        if (dialog)
        {
            var activity = stage.Client.ActionActivity(stage.Person("Dina"), stage.PersonalChatOf("Dina"), "x", []);
            activity["name"] = "task/submit";
            activity["value"] = new JsonObject { ["data"] = data };
            Assert.Contains("Saved", Read(BotAnswer.Read((await stage.Client.DeliverAsync(activity, 1, CancellationToken.None))[0])), StringComparison.Ordinal);
        }
        else
        {
            var card = Assert.IsType<BotAnswer.Card>(await stage.PressInPersonAsync("Dina", new Press("Change hours"))).Content;
            var form = new Form(card);
            foreach (var field in new[] { "workDays", "workFrom", "workTo", "country" }) Assert.True(form.TryFill(field, data[field]!.GetValue<string>()), field);
            Assert.Contains("Mon, Tue, Thu, 08:00–14:00", Read(await stage.PressInPersonAsync("Dina", new Press("Save") { On = card, Form = form })), StringComparison.Ordinal);
        }
        var entry = await EntryAsync(stage, "Dina");
        Assert.Equal(new WorkingWeek([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday], new(8, 0), new(14, 0)), entry.Manners.Week);
        Assert.Equal("AT", entry.Country);
        Assert.NotEmpty(entry.Teams);
    }

    [Theory]
    [InlineData("17:00", "09:00")]
    [InlineData("09:00", "09:00")]
    public async Task A_day_that_ends_before_it_begins_is_refused_and_stays_as_it_was_typed(string from, string to)
    {
        await using var stage = await Stage.SetAsync();
        var answer = await stage.ForgeAsync("Dina", "settings.ownSave", new() { ["workFrom"] = from, ["workTo"] = to, ["workDays"] = "5" }, stage.PersonalChatOf("Dina"));
        var card = Assert.IsType<BotAnswer.Card>(answer).Content;
        Assert.Contains("end after it begins", Read(card), StringComparison.Ordinal);
        Assert.Equal((from, "5"), (new Form(card).Find("workFrom")!.Value, new Form(card).Find("workDays")!.Value));
        Assert.Null((await EntryAsync(stage, "Dina")).Manners.Week);
    }

    [Theory]
    [InlineData("settings.own")]
    [InlineData("settings.ownSave")]
    public async Task Nobodys_hours_stand_in_a_group(string verb)
    {
        await using var stage = await Stage.SetAsync();
        Assert.Contains("yours alone", Read(await stage.ForgeAsync("Dina", verb, new() { ["workFrom"] = "06:00" })), StringComparison.Ordinal);
        Assert.Contains("signed in", Read(await stage.ForgeAsync("Max", verb, [])), StringComparison.Ordinal);
        Assert.Null((await EntryAsync(stage, "Dina")).Manners.Week);
    }

    [Fact]
    public async Task Nonsense_is_as_usual()
    {
        await using var stage = await Stage.SetAsync();
        await stage.ForgeAsync("Dina", "settings.ownSave", new() { ["workFrom"] = "noon", ["workTo"] = "99:99", ["workDays"] = "0x1,9,-3,", ["country"] = "../x" }, stage.PersonalChatOf("Dina"));
        var entry = await EntryAsync(stage, "Dina");
        Assert.Equal((new TimeOnly(9, 0), new TimeOnly(17, 0)), entry.Manners.Week!.Hours);
        Assert.True(entry.Manners.Week.Holds(DayOfWeek.Friday));
        Assert.Null(entry.Country);
    }

    private static async Task<PersonEntry> EntryAsync(Stage stage, string person)
        => (await stage.Get<IDirectory>().FindPersonAsync(new TenantId(stage.Tenant.Options.TenantId), new PersonId(stage.Person(person).ObjectId!), CancellationToken.None))!;
}
