namespace OkrBot.Storage.TeamCycles;

/// <summary>Names of properties in the rows of table TeamCycles, beside the JSON of the thing itself.</summary>
internal static class TeamFields
{
    /// <summary>In the head: the number of the last commit. In an inbox row: of the commit that carried the command out.</summary>
    public const string Version = "Version";

    /// <summary>Made new for each try to commit; after a write without an answer it tells whether it was ours.</summary>
    public const string Token = "Token";
    public const string At = "At";

    /// <summary>Object id of who did it; absent for the clock.</summary>
    public const string By = "By";

    /// <summary>In an inbox row: how the command ended.</summary>
    public const string Outcome = "Outcome";

    /// <summary>In an effect's row: it was done and only stays to be asked once.</summary>
    public const string Done = "Done";
}
