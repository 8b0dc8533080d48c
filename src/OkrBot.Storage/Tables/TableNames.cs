namespace OkrBot.Storage.Tables;

/// <summary>Every table of the program.</summary>
public static class TableNames
{
    public const string TeamCycles = "TeamCycles";
    public const string Rooms = "Rooms";
    public const string Links = "Links";
    public const string Directory = "Directory";
    public const string Board = "Board";
    public const string Audit = "Audit";
    public const string Budget = "Budget";

    /// <summary>Files that people sent and have not decided about yet, for a day.</summary>
    public const string Files = "Files";

    /// <summary>Used by the Azure queue alone; the embedded file keeps its dead letters beside its queue.</summary>
    public const string DeadLetters = "DeadLetters";

    public static IReadOnlyList<string> All { get; } = [TeamCycles, Rooms, Links, Directory, Board, Audit, Budget, Files, DeadLetters];
}
