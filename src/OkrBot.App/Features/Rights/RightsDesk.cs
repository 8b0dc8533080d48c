using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features.Rights.Cards;
using OkrBot.App.Grants;
using OkrBot.App.Ports;
using OkrBot.Domain;

namespace OkrBot.App.Features.Rights;

/// <param name="Graph">While nothing is asked, nothing is missing.</param>
internal sealed record RightsPlace(MicrosoftCloud Cloud, GraphSwitch Graph);

/// <summary>What the handlers of this slice share: who may, what is missing, and the cards.</summary>
internal sealed class RightsDesk(ProgrammeLeads leads, IDirectory directory, BotIdentity bot, RightsPlace place)
{
    public const string RightField = "right";
    public const string AfterField = "after";
    private const int MostNamed = 3;

    /// <summary>Why this sender is shown nothing here; null = nothing speaks against it.</summary>
    public Reply? Refused(Turn turn)
    {
        if (!leads.Includes(turn)) return ProgrammeLeads.No(turn);
        return turn.Chat.Kind == ChatKind.Personal ? null : new Reply.Words(RightsFeature.WordsFor(turn.From.Locale)["refused.inPerson"]);
    }

    public async Task<ImmutableArray<MissedRight>> StandingAsync(TenantId tenant, DateTimeOffset now, CancellationToken cancel)
        => place.Graph.IsOn && await directory.FindTenantAsync(tenant, cancel) is { } entry ? MissingRights.Standing(entry.MissingRights, now) : [];

    /// <param name="after">A right's key: what comes after its part; else from the first.</param>
    public async Task<AdaptiveCard> ListAsync(TenantId tenant, ImmutableArray<MissedRight> missing, string? after, (JsonObject Data, Words Words) card, CancellationToken cancel)
    {
        var byName = missing.ToDictionary(one => one.Name, StringComparer.Ordinal);
        var parts = NeededRights.All.Where(needed => byName.ContainsKey(needed.Right.Name)).GroupBy(needed => needed.Part, StringComparer.Ordinal).ToList();
        var part = after is null ? null : NeededRights.OfKey(after)?.Part;
        var from = parts.FindIndex(one => one.Key == part) + 1;
        if (from >= parts.Count) from = 0;
        var lines = ImmutableArray.CreateBuilder<RightLine>();
        foreach (var one in parts.Skip(from).Take(RightsCard.MostShown)) lines.Add(await LineAsync(tenant, [.. one], byName, cancel));
        return RightsCard.Render(new RightsView(lines.ToImmutable(), parts.Count - from - lines.Count, card.Data) { IsFirst = from == 0 }, card.Words);
    }

    /// <summary>All of the same part that is missing; where nothing is, the right itself.</summary>
    public async Task<AdaptiveCard> AskAsync(TenantId tenant, NeededRight needed, ImmutableArray<MissedRight> missing, (JsonObject Data, Words Words) card, CancellationToken cancel)
    {
        var rights = ImmutableArray.CreateBuilder<AskedRight>();
        foreach (var one in NeededRights.OfPart(needed.Part))
            if (missing.FirstOrDefault(missed => missed.Name == one.Right.Name) is { } missed) rights.Add(new AskedRight(one, await WhomAsync(tenant, missed, cancel), missed.WorksForOthers));
        if (rights.Count == 0) rights.Add(new AskedRight(needed, [], IsGiven: false));
        return AskingCard.Render(new AskingView(rights.ToImmutable(), new Grantee(bot.ClientId, tenant.Value, place.Cloud.ShellName), card.Data), card.Words);
    }

    /// <summary>A token of its own for the card that answers.</summary>
    public static JsonObject Data(params ReadOnlySpan<string> of) => new() { [CardKey.ViewField] = ViewToken.From(of) };

    public static JsonObject Data(Turn turn) => Data(turn.ActivityId, turn.From.ChannelId, CardData.Of(turn.Act).Id(CardKey.ViewField) ?? "");

    /// <summary>People are named only where all that is missing was given to others.</summary>
    private async Task<RightLine> LineAsync(TenantId tenant, ImmutableArray<NeededRight> needed, Dictionary<string, MissedRight> missing, CancellationToken cancel)
    {
        var all = needed.Select(one => missing[one.Right.Name]).ToList();
        if (!all.TrueForAll(one => one.WorksForOthers)) return new RightLine(needed, [], 0);
        ImmutableArray<PersonId> people = [.. all.SelectMany(one => one.People).Distinct()];
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var person in people.Take(MostNamed))
            if (await NameAsync(tenant, person, cancel) is { } name) names.Add(name);
        return new RightLine(needed, names.ToImmutable(), people.Length);
    }

    private async Task<ImmutableArray<Whom>> WhomAsync(TenantId tenant, MissedRight missed, CancellationToken cancel)
    {
        var whom = ImmutableArray.CreateBuilder<Whom>();
        foreach (var person in missed.People)
            if (Guid.TryParse(person.Value, out var id)) whom.Add(new Whom(id, await NameAsync(tenant, person, cancel)));
        return whom.ToImmutable();
    }

    private async Task<string?> NameAsync(TenantId tenant, PersonId person, CancellationToken cancel)
        => await directory.FindPersonAsync(tenant, person, cancel) is { Name: { Length: > 0 } name } ? name : null;
}
