using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Rights.Cards;

/// <summary>What people do not have, and the rights that are missing for it.</summary>
/// <param name="Needed">All of one <see cref="NeededRight.Part"/>, in the table's order; at least one.</param>
/// <param name="Names">Whom they do not reach though they were given, as far as they are known by name; user text.</param>
/// <param name="People">How many they are; 0 = it was not given at all.</param>
internal sealed record RightLine(ImmutableArray<NeededRight> Needed, ImmutableArray<string> Names, int People)
{
    public string Part => Needed[0].Part;
}

/// <param name="Rest">So many more are missing.</param>
/// <param name="Data">Of the buttons.</param>
internal sealed record RightsView(ImmutableArray<RightLine> Lines, int Rest, JsonObject Data)
{
    /// <summary>The first of all is among them.</summary>
    public bool IsFirst { get; init; } = true;
}

/// <param name="Rights">What is asked for, of one part; at least one.</param>
/// <param name="Grantee">Who is to get it.</param>
/// <param name="Data">Of the buttons.</param>
internal sealed record AskingView(ImmutableArray<AskedRight> Rights, Grantee Grantee, JsonObject Data);

/// <param name="Whom">Whose mailbox or meetings it did not reach, as far as it is known.</param>
/// <param name="IsGiven">It was given, and does not reach them.</param>
internal sealed record AskedRight(NeededRight Needed, ImmutableArray<Whom> Whom, bool IsGiven);

/// <param name="Id">Object id.</param>
/// <param name="Name">User text; null = not known.</param>
internal sealed record Whom(Guid Id, string? Name);

/// <param name="ClientId">Of the bot.</param>
/// <param name="Shell">The cloud, as Connect-MgGraph calls it.</param>
internal sealed record Grantee(string ClientId, string Tenant, string Shell);
