using System.Globalization;
using OkrBot.Domain;
using OkrBot.Domain.Alignment;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.TeamCycles;

/// <summary>The keys of table TeamCycles. Partition: tenant, team and cycle, so that one transaction covers all that a rule may change.</summary>
internal static class TeamKeys
{
    public const string State = "s";
    public const string History = "h";
    public const string Effects = "e";
    public const string Inbox = "i";

    /// <summary>The head: version and token of the last commit. Whoever changes anything replaces it under its ETag.</summary>
    public const string Head = "s|0";
    public const string Cycle = "s|c";
    public const string Team = "s|t";
    public const string Past = "s|p";
    public const string Neighbours = "s|n";

    public static string Partition(TeamCycleId id) => $"{KeyPart.Of(id.Tenant.Value)}|{KeyPart.Of(id.Team.Value)}|{KeyPart.Of(id.Cycle.Value)}";

    public static string Objective(ObjectiveId id) => "s|o|" + KeyPart.Of(id.Value);
    public static string KeyResult(KeyResultId id) => "s|k|" + KeyPart.Of(id.Value);
    public static string Blocker(BlockerId id) => "s|b|" + KeyPart.Of(id.Value);
    public static string Commitment(CommitmentId id) => "s|m|" + KeyPart.Of(id.Value);
    public static string LinkQuestion(LinkId id) => "s|q|" + KeyPart.Of(id.Value);
    public static string Link(LinkId id) => "s|l|" + KeyPart.Of(id.Value);
    public static string Segment(Occurrence occurrence) => $"s|g|{KeyPart.Of(occurrence.Start)}|{KeyPart.Of(occurrence.Series.Value)}";

    /// <param name="index">Of the first event in the row.</param>
    public static string HistoryRow(long version, int index) => string.Create(CultureInfo.InvariantCulture, $"h|{version:D10}|{index:D3}");

    public static (long Version, int Index) ReadHistoryRow(string rowKey)
        => (long.Parse(rowKey.AsSpan(2, 10), CultureInfo.InvariantCulture), int.Parse(rowKey.AsSpan(13), CultureInfo.InvariantCulture));

    public static string Effect(string effectId) => "e|" + KeyPart.Bounded(effectId);
    public static string InboxRow(string commandId) => "i|" + KeyPart.Bounded(commandId);
}
