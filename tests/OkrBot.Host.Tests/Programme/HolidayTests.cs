using OkrBot.App.Ports;
using OkrBot.Host.Tests.Kit;
using OkrBot.Rehearsal.Clients;
using static OkrBot.Host.Tests.Kit.Looking;

namespace OkrBot.Host.Tests.Programme;

public sealed class HolidayTests
{
    private static readonly DateOnly Eve = new(2026, 12, 24), Last = new(2026, 12, 31);

    [Fact]
    public async Task Several_days_are_added_at_once_for_a_country_and_twice_is_once()
    {
        await using var stage = await Stage.SetAsync();
        for (var press = 0; press < 2; press++)
            await stage.SendAsync("Hana", "programme.addHolidays", ("holidayDates", "2026-12-24\n31/12/2026, 2026-12-24"), ("holidayCountry", "DE"));
        Assert.Equal<Holiday>([new Holiday(Eve, "DE"), new Holiday(Last, "DE")], (await stage.TenantAsync()).Holidays);
        await stage.SendAsync("Hana", "programme.addHolidays", ("holidayDates", "2026-12-24"), ("holidayCountry", "-"));
        var shown = Read(await stage.SendAsync("Hana", "programme.show")).Replace('\u00A0', ' ');
        Assert.Contains("24 Dec 2026 (everywhere), 24 Dec 2026 (Deutschland), 31 Dec 2026 (Deutschland)", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_wrong_line_gets_its_reason_and_nothing_is_added()
    {
        await using var stage = await Stage.SetAsync();
        var answer = Assert.IsType<BotAnswer.Card>(await stage.SendAsync("Hana", "programme.addHolidays", ("holidayDates", "2026-12-24\n2026-02-30\n2026-11-02\n2036-01-01\n<at>Bo</at>")));
        var said = Read(answer).Replace('\u00A0', ' ');
        Assert.Contains("Line 2: “2026-02-30” is no day. Write it like 24/12/2026.", said, StringComparison.Ordinal);
        Assert.Contains("Line 3: “2026-11-02” is over.", said, StringComparison.Ordinal);
        Assert.Contains("Line 4: “2036-01-01” is too far ahead.", said, StringComparison.Ordinal);
        Assert.Contains("Line 5:", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Line 1", said, StringComparison.Ordinal);
        Assert.Contains("2026-02-30\\n2026-11-02", answer.Content.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty((await stage.TenantAsync()).Holidays);
    }

    [Fact]
    public async Task Nothing_typed_and_too_much_are_refused()
    {
        await using var stage = await Stage.SetAsync();
        Assert.Contains("at least one day", Read(await stage.SendAsync("Hana", "programme.addHolidays", ("holidayDates", " \n"))), StringComparison.Ordinal);
        Assert.Contains("At most 60", Read(await stage.SendAsync("Hana", "programme.addHolidays", ("holidayDates", string.Join('\n', Enumerable.Range(1, 61).Select(i => "2026-12-24"))))), StringComparison.Ordinal);
        Assert.Contains("Tick the days", Read(await stage.SendAsync("Hana", "programme.removeHolidays")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticked_days_are_removed_and_what_was_never_there_changes_nothing()
    {
        await using var stage = await Stage.SetAsync();
        await stage.SendAsync("Hana", "programme.addHolidays", ("holidayDates", "2026-12-24\n2026-12-31"), ("holidayCountry", "DE"));
        Assert.Contains("1 day removed", Read(await stage.SendAsync("Hana", "programme.removeHolidays", ("chosenHolidays", "2026-12-24DE,2026-12-25DE"))), StringComparison.Ordinal);
        Assert.Contains("0 days removed", Read(await stage.SendAsync("Hana", "programme.removeHolidays", ("chosenHolidays", "2026-12-24DE"))), StringComparison.Ordinal);
        Assert.Equal<Holiday>([new Holiday(Last, "DE")], (await stage.TenantAsync()).Holidays);
    }

    [Fact]
    public async Task In_a_dialog_the_list_stays_open()
    {
        await using var stage = await Stage.SetAsync();
        await stage.SayInPersonAsync("Hana", "plan");
        await stage.PressInPersonAsync("Hana", new Press("Programme"));
        await stage.PressInPersonAsync("Hana", new Press("Holidays"));
        var form = stage.Client.DialogOf(stage.Person("Hana"))!;
        Assert.True(form.TryFill("holidayDates", "24/12/2026"));
        var answer = Assert.IsType<BotAnswer.Dialog>(await stage.PressInPersonAsync("Hana", new Press("Add") { Form = form }));
        Assert.Contains("1 day added", Read(answer), StringComparison.Ordinal);
    }
}
