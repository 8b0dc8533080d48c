namespace OkrBot.Teams.Connector;

/// <summary>One call to the connector.</summary>
/// <param name="Operation">A word for metrics, in snake case: the address holds ids.</param>
/// <param name="Repeatable">Doing it twice does the same: it may be repeated when no answer came, or only a gateway's.</param>
internal sealed record ConnectorCall(string Operation, HttpMethod Method, Uri Address, byte[]? Body, bool Repeatable);
