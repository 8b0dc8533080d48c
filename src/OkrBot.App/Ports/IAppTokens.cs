namespace OkrBot.App.Ports;

/// <summary>The app's own tokens, by the credential with which it is configured.</summary>
public interface IAppTokens
{
    /// <param name="scope">Of the service, in this cloud: <see cref="MicrosoftCloud.GraphScope"/>.</param>
    /// <returns>Null when none can be had now.</returns>
    ValueTask<string?> FindAsync(string scope, CancellationToken cancel);

    /// <summary>The service refused this token: the next caller fetches another.</summary>
    void Drop(string scope, string token);
}
