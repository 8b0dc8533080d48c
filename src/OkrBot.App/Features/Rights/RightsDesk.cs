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
    private const int MostNamed = 3;

    /// <summary>Why this sender is shown nothing here; null = nothing speaks against it.</summary>
    public Reply? Refused(Turn turn)
    {
        if (!leads.Includes(turn)) return ProgrammeLeads.No(turn);
        return turn.Chat.Kind == ChatKind.Personal ? null : new Reply.Words(RightsFeature.WordsFor(turn.From.Locale)["refused.inPerson"]);
    }

    public async Task<ImmutableArray<MissedRight>> StandingAsync(TenantId tenant, DateTimeOffset now, CancellationToken cancel)
        => place.Graph.IsOn && await directory.FindTenantAsync(tenant, cancel) is { } entry ? MissingRights.Standing(entry.MissingRights, now) : [];

    public async Task<AdaptiveCard> ListAsync(TenantId tenant, ImmutableArray<MissedRight> missing, JsonObject data, Words words, CancellationToken cancel)
    {
        var lines = ImmutableArray.CreateBuilder<RightLine>();
        foreach (var one in missing.Take(RightsCard.MostShown))
            lines.Add(new RightLine(NeededRights.Find(one.Name)!, one.WorksForOthers ? await NamesAsync(tenant, one, cancel) : [], one.WorksForOthers ? one.People.Length : 0));
        return RightsCard.Render(new RightsView(lines.ToImmutable(), missing.Length - lines.Count, data), words);
    }

    public AdaptiveCard Ask(TenantId tenant, NeededRight needed, MissedRight? missed, JsonObject data, Words words)
        => AskingCard.Render(new AskingView(needed, new Grantee(bot.ClientId, tenant.Value, place.Cloud.ShellName, missed?.People.FirstOrDefault().Value), data), words);

    /// <summary>A token of its own for the card that answers.</summary>
    public static JsonObject Data(params ReadOnlySpan<string> of) => new() { [CardKey.ViewField] = ViewToken.From(of) };

    public static JsonObject Data(Turn turn) => Data(turn.ActivityId, turn.From.ChannelId, CardData.Of(turn.Act).Id(CardKey.ViewField) ?? "");

    /// <summary>Whom a given right does not reach, as far as they are known by name.</summary>
    private async Task<ImmutableArray<string>> NamesAsync(TenantId tenant, MissedRight missed, CancellationToken cancel)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var person in missed.People.Take(MostNamed))
            if (await directory.FindPersonAsync(tenant, person, cancel) is { Name: { Length: > 0 } name }) names.Add(name);
        return names.ToImmutable();
    }
}
