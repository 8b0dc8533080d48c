namespace OkrBot.Graph.Changes;

/// <summary>Where Graph tells of changes, behind the public address. Subscriptions out there carry them.</summary>
public static class ChangePaths
{
    public const string Notifications = "api/graph/notifications";
    public const string Lifecycle = "api/graph/lifecycle";
}
