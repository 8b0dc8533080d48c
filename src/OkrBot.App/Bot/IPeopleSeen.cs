namespace OkrBot.App.Bot;

/// <summary>Hears of every turn, to remember how its sender can be reached. Returns at once.</summary>
public interface IPeopleSeen
{
    void Note(Turn turn);
}
