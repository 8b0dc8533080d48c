namespace OkrBot.App.Bot;

/// <summary>How commands are called in other languages than English, from the words of their slices: <c>command.{name}</c> says what it does,
/// <c>command.{name}.said</c> what people may type for it, the best first, separated by commas. English is the registry's own.</summary>
public static class CommandWords
{
    /// <summary>One line for the list of commands.</summary>
    public static string Description(CommandRoute route, string? language)
        => Of(route, language) is var words && words.Has(Key(route)) ? words[Key(route)] : route.Description;

    /// <summary>What a reader of this language would type.</summary>
    public static string Name(CommandRoute route, string? language) => Said(route, language).FirstOrDefault() ?? route.Name;

    /// <summary>Whatever anybody may type: a colleague reads the bot's German words and a client is set to English.</summary>
    public static IEnumerable<string> AllNames(CommandRoute route) => [route.Name, .. WordBook.Languages.SelectMany(language => Said(route, language))];

    private static string[] Said(CommandRoute route, string? language) => Of(route, language) is var words && words.Has(Key(route) + ".said")
        ? words[Key(route) + ".said"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [];

    private static Words Of(CommandRoute route, string? language) => WordBook.For(route.Slice, language);

    private static string Key(CommandRoute route) => $"command.{route.Name}";
}
