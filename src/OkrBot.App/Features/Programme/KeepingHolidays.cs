using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Features.Programme.Cards;
using OkrBot.App.Features.Programme.Forms;
using OkrBot.App.Features.Programme.Views;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Programme;

/// <summary>The programme's own holidays, beside the national ones that are known.</summary>
internal sealed class ShowHolidays(ProgrammeDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
        => desk.Refused(turn) ?? Show(ProgrammePress.Of(turn), await desk.TenantAsync(turn, cancel), view => view);

    public static Reply Show(ProgrammePress press, TenantEntry tenant, Func<HolidaysView, HolidaysView> with)
    {
        var today = ProgrammeDesk.Today(press.Turn);
        ImmutableArray<Holiday> known = [.. tenant.Holidays.Where(h => h.Day >= today).OrderBy(h => h.Day).ThenBy(h => h.Country, StringComparer.Ordinal)];
        return press.Form(HolidaysCard.Render(with(new HolidaysView(known, press.OnCard)), press.Buttons, press.Words));
    }
}

/// <summary>Adds several days at once, or none of them with a reason for each line that is wrong. Adding twice adds once.</summary>
internal sealed class AddHolidays(ProgrammeDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (desk.Refused(turn) is { } refused) return refused;
        var press = ProgrammePress.Of(turn);
        var typed = HolidayLines.Read(press.Data, press.Words, ProgrammeDesk.Today(turn));
        var added = 0;
        var full = false;
        var tenant = typed.Wrong.IsEmpty
            ? await desk.ChangeAsync(turn, entry =>
            {
                var all = HolidayLines.Add(entry.Holidays, typed.Days, ProgrammeDesk.Today(turn));
                (added, full) = (typed.Days.Except(entry.Holidays).Count(), all.Length > HolidayLines.MostKept);
                return full || added == 0 ? null : entry with { Holidays = all };
            }, cancel)
            : await desk.TenantAsync(turn, cancel);
        if (typed.Wrong.IsEmpty && !full) return ShowHolidays.Show(press, tenant, view => view with { Done = press.Words.Plural("holidays.added", added), Country = typed.Country });
        ImmutableArray<string> problems = full ? [press.Words.Text("problem.holidaysFull", ("most", press.Words.Number(HolidayLines.MostKept)))] : [.. typed.Wrong.Select(wrong => ProgrammeWords.Say(wrong, press.Words))];
        return ShowHolidays.Show(press, tenant, view => view with { Problems = problems, Dates = typed.Text, Country = typed.Country });
    }
}

/// <summary>Removes those that were chosen.</summary>
internal sealed class RemoveHolidays(ProgrammeDesk desk) : ITurnHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancel)
    {
        if (desk.Refused(turn) is { } refused) return refused;
        var press = ProgrammePress.Of(turn);
        var chosen = (press.Data.Text(HolidaysCard.ChosenField) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        var removed = 0;
        var tenant = await desk.ChangeAsync(turn, entry =>
        {
            var kept = entry.Holidays.RemoveAll(h => chosen.Contains(HolidayLines.IdOf(h)));
            removed = entry.Holidays.Length - kept.Length;
            return removed == 0 ? null : entry with { Holidays = kept };
        }, cancel);
        return ShowHolidays.Show(press, tenant, view => chosen.Count == 0
            ? view with { Problems = [press.Words["problem.chooseHolidays"]] }
            : view with { Done = press.Words.Plural("holidays.removed", removed) });
    }
}
