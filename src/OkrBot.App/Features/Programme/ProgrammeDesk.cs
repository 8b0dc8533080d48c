using OkrBot.App.Bot;
using OkrBot.App.Features.Programme.Cards;
using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Programme;

/// <summary>What the handlers of this slice share: who may, and the card that answers.</summary>
internal sealed class ProgrammeDesk(ProgrammeLeads leads, IDirectory directory, ProgrammeFacts facts, IEnumerable<IProgrammePart> parts)
{
    private readonly IProgrammePart[] _parts = [.. parts.OrderBy(part => part.Order)];

    /// <summary>Why this sender is shown nothing here; null = nothing speaks against it.</summary>
    public Reply? Refused(Turn turn)
    {
        if (!leads.Includes(turn)) return ProgrammeLeads.No(turn);
        return turn.Chat.Kind == ChatKind.Personal ? null : new Reply.Words(ProgrammeLeads.Words(turn.From.Locale)["inPerson"]);
    }

    public async Task<TenantEntry> TenantAsync(Turn turn, CancellationToken cancel)
        => await directory.FindTenantAsync(turn.Tenant, cancel) ?? new TenantEntry(turn.Tenant, []);

    /// <summary>Changes the tenant's row by a rule that may say no.</summary>
    /// <param name="change">Pure; null = it said no, or there is nothing to change.</param>
    public Task<TenantEntry> ChangeAsync(Turn turn, Func<TenantEntry, TenantEntry?> change, CancellationToken cancel)
        => directory.ChangeTenantAsync(turn.Tenant, known =>
        {
            var entry = known ?? new TenantEntry(turn.Tenant, []);
            return change(entry) ?? entry;
        }, cancel);

    /// <param name="done">What was just done.</param>
    public async Task<Reply> ShowAsync(ProgrammePress press, bool more, string? done, CancellationToken cancel)
    {
        var shown = new List<ProgrammePart>();
        foreach (var part in _parts)
            if (await part.OfAsync(press.Turn, press.Here, cancel) is { } one) shown.Add(one);
        var view = await facts.ViewAsync(press.Turn, cancel) with { Here = press.Here, Parts = [.. shown], Done = done };
        return new Reply.Show(more ? ProgrammeCard.RenderMore(view, press.Buttons, press.Words) : ProgrammeCard.Render(view, press.Buttons, press.Words));
    }

    /// <summary>Of whoever speaks; what belongs to a team is in the team's zone.</summary>
    public static DateOnly Today(Turn turn) => Zones.LocalDay(turn.From.Zone ?? "UTC", turn.Now);
}
