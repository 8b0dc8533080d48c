namespace OkrBot.App.Ports;

/// <summary>One of the parts over which the rows of Directory and Board are spread. All parts together are all rows; a row stays in its part.</summary>
public readonly record struct Shard(string Name);
