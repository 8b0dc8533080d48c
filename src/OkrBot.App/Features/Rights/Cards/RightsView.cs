using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Rights.Cards;

/// <param name="Names">Whom it does not reach though it was given, as far as they are known by name; user text.</param>
/// <param name="People">How many they are; 0 = it was not given at all.</param>
internal sealed record RightLine(NeededRight Needed, ImmutableArray<string> Names, int People);

/// <param name="Rest">So many more are missing.</param>
/// <param name="Data">Of the buttons.</param>
internal sealed record RightsView(ImmutableArray<RightLine> Lines, int Rest, JsonObject Data);

/// <param name="Grantee">Who is to get it.</param>
/// <param name="Data">Of the buttons.</param>
internal sealed record AskingView(NeededRight Needed, Grantee Grantee, JsonObject Data);

/// <param name="ClientId">Of the bot.</param>
/// <param name="Shell">The cloud, as Connect-MgGraph calls it.</param>
/// <param name="Person">Object id of one whom it does not reach; null = nobody in particular.</param>
internal sealed record Grantee(string ClientId, string Tenant, string Shell, string? Person);
