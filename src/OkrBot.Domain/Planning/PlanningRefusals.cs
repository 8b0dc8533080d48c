namespace OkrBot.Domain.Planning;

/// <summary>It was merged, or a new proposal has other groups.</summary>
public sealed record UnknownCluster(ClusterId Cluster) : Refusal("cluster.unknown");

/// <summary>A conversation of more teams is a meeting.</summary>
public sealed record ClusterFull(int Teams, int Most) : Refusal("cluster.full");

/// <summary>All teams or none were chosen, so nothing would be split.</summary>
public sealed record SplitLeavesNobody() : Refusal("cluster.splitLeavesNobody");

/// <summary>The conversation would lie before planning opens, or after the first week.</summary>
public sealed record TalkOutsidePlanning(DateOnly First, DateOnly Last) : Refusal("talk.outside");

/// <summary>In minutes.</summary>
public sealed record TalkLength(int Least, int Most) : Refusal("talk.length");

/// <summary>That time has passed.</summary>
public sealed record TalkIsOver() : Refusal("talk.over");
