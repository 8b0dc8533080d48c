using OkrBot.App.Cards;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Bot;

/// <summary>What guests read who may only look on, and who can let them take part: in the same words in every slice.</summary>
public static class GuestWords
{
    /// <param name="words">Of any slice.</param>
    public static string Say(Team team, Words words) => words.Text("guests", ("who", MarkdownText.Escape(Who(team, words))));

    /// <summary>Who runs the check-in, by name where it is known. User text.</summary>
    public static string Who(Team team, Words words)
        => team.Facilitator is { } runner && team.Find(runner) is { Name.Length: > 0 } member ? UserText.Line(member.Name, 40) : words["guests.runner"];
}
