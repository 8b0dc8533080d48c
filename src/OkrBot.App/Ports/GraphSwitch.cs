namespace OkrBot.App.Ports;

/// <summary>Whether Microsoft 365 is asked at all (setting <c>Graph:Enabled</c>).</summary>
public sealed record GraphSwitch(bool IsOn);
