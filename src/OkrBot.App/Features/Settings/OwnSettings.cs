using OkrBot.App.Bot;
using OkrBot.App.Calendar;
using OkrBot.App.Features.Settings.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain;
using OkrBot.Domain.Cycles;
using OkrBot.Domain.Reminders;

namespace OkrBot.App.Features.Settings;

/// <summary>A person's own settings: how messages reach them, and the way to those of their teams. They always concern the one who asks.</summary>
internal sealed class OwnSettings(SettingsDesk desk, IDirectory directory)
{
    private const string NoZone = "UTC";

    public async Task<Reply> ShowAsync(Turn turn, PersonId sender, string? done, CancellationToken cancel)
    {
        var teams = await desk.TeamsAsync(turn, cancel);
        var person = await directory.FindPersonAsync(turn.Tenant, sender, cancel);
        var view = View(turn, person) with { Teams = [.. teams.Select(t => (SettingsDesk.Data(turn, t), t.Team.Name))], Done = done };
        return new Reply.Show(OwnSettingsCard.Render(view, SettingsDesk.WordsOf(turn)));
    }

    public async Task<OwnForm> FormAsync(Turn turn, PersonId sender, CancellationToken cancel)
        => OwnForm.Of(await directory.FindPersonAsync(turn.Tenant, sender, cancel));

    /// <summary>Null when saved.</summary>
    public async Task<Refusal?> SaveAsync(Turn turn, PersonId sender, OwnForm form, CancellationToken cancel)
    {
        Refusal? refused = null;
        await directory.ChangePersonAsync(turn.Tenant, sender, entry =>
        {
            var known = entry ?? new PersonEntry(turn.Tenant, sender, turn.From.ChannelId, turn.From.Name, turn.Chat.Id, turn.Chat.ServiceUrl, turn.From.Locale, turn.From.Zone, []);
            var outcome = Wishes.WorkIn(known.Manners, form.Week);
            refused = outcome.Refusal;
            return refused is null ? known with { Reminders = outcome.Manners, Country = form.KnownCountry } : known;
        }, cancel);
        return refused;
    }

    private static OwnSettingsView View(Turn turn, PersonEntry? person)
    {
        var zone = turn.From.Zone ?? person?.Zone;
        return new OwnSettingsView(person?.Manners ?? Manners.Default, Zones.LocalDay(zone ?? NoZone, turn.Now), zone,
            person?.Country ?? NationalHolidays.CountryOf(turn.From.Locale ?? person?.Locale), ViewToken.From(turn.ActivityId, turn.From.ChannelId));
    }
}
