namespace OkrBot.App.Features.Import.NewTeams;

/// <summary>Teams that start together: by a number, by a day, or, where the file says nothing, at once.</summary>
internal sealed record Wave(int? Number, DateOnly? Day)
{
    /// <summary>Those at once first, then by number, then by day.</summary>
    public (DateOnly Day, int Number) Place => (Day ?? DateOnly.MinValue, Number ?? -1);

    /// <summary>A day that is still to come waits; numbers are the lead's to start.</summary>
    public bool MayStart(DateOnly today) => Day is not { } day || day <= today;
}
