namespace OkrBot.Teams.Replies;

/// <summary>Said when the bot itself failed. English only: the words of the slices may be what failed.</summary>
internal static class Apology
{
    public const string Text = "Sorry, something went wrong on my side. Please try again in a minute.";
}
