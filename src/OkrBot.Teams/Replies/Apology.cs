using OkrBot.App.Bot;

namespace OkrBot.Teams.Replies;

/// <summary>Said when the bot itself failed. The words stand here because the files of the slices may be what failed.</summary>
internal static class Apology
{
    private const string English = "Sorry, something went wrong on my side. Please try again in a minute.";
    private const string German = "Entschuldige, bei mir ist etwas schiefgegangen. Versuch es bitte in einer Minute noch einmal.";

    public static string To(Sender person)
        => person.Locale is { } locale && locale.Split('-')[0].Equals("de", StringComparison.OrdinalIgnoreCase) ? German : English;
}
