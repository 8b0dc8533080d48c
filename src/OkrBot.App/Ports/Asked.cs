namespace OkrBot.App.Ports;

/// <summary>What a question to Microsoft 365 gave: a value, or why there is none. What the service refuses is never an exception.</summary>
/// <param name="Value">Means nothing while <paramref name="Why"/> is set.</param>
/// <param name="Why">Null = answered.</param>
public sealed record Asked<T>(T? Value, NoAnswer? Why)
{
    public bool IsAnswered => Why is null;
}

/// <summary>Why Microsoft 365 gave no answer.</summary>
public abstract record NoAnswer
{
    private NoAnswer() { }

    /// <summary>Microsoft Graph is switched off here, or it is not this tenant's.</summary>
    public sealed record Off : NoAnswer;

    /// <summary>This one of Microsoft's clouds does not have it, and no right would help.</summary>
    public sealed record NotInCloud : NoAnswer;

    /// <summary>The administrator has not given this right.</summary>
    public sealed record MissingRight(Right Right) : NoAnswer;

    /// <summary>The mailbox, meeting, chat or appointment is not there (any more).</summary>
    public sealed record Gone : NoAnswer;

    /// <summary>The mark from which changes were asked is too old: begin anew.</summary>
    public sealed record Expired : NoAnswer;

    /// <summary>Too many questions, or the service is busy.</summary>
    public sealed record Later(DateTimeOffset At) : NoAnswer;

    /// <param name="Status">HTTP; 0 = no answer at all.</param>
    public sealed record Failed(int Status, string Code) : NoAnswer;
}

/// <summary>Something that an administrator gives, by the name under which they find it.</summary>
public sealed record Right(string Name, Grantor Grantor);

/// <summary>Who can give a right.</summary>
public enum Grantor
{
    /// <summary>By admin consent to the app registration.</summary>
    EntraAdministrator,

    /// <summary>By an application access policy, in Teams PowerShell.</summary>
    TeamsAdministrator,
}
