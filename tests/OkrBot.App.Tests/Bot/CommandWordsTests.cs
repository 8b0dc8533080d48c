using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Features;

namespace OkrBot.App.Tests.Bot;

public sealed class CommandWordsTests
{
    private static readonly BotRoutes Routes = Build();
    private static readonly CommandMatcher Matcher = new(Routes);

    public static TheoryData<string> Names => [.. Routes.Commands.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_has_a_german_name_and_a_german_line(string name)
    {
        var command = Routes.Commands.Single(c => c.Name == name);

        Assert.NotEqual(command.Description, CommandWords.Description(command, "de"));
        Assert.NotEqual(command.Name, CommandWords.Name(command, "de-AT"));
        Assert.Equal((command.Name, command.Description), (CommandWords.Name(command, "en-US"), CommandWords.Description(command, "fr")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_of_a_command_is_understood(string name)
    {
        var command = Routes.Commands.Single(c => c.Name == name);
        Assert.All(CommandWords.AllNames(command), said => Assert.Same(command, Matcher.Find(said)));
        Assert.All(CommandWords.AllNames(command), said => Assert.Equal(said, said.ToLowerInvariant()));
    }

    [Fact]
    public void No_name_stands_for_two_commands()
    {
        var names = Routes.Commands.SelectMany(command => CommandWords.AllNames(command).Distinct(StringComparer.Ordinal)).ToList();
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    [Theory]
    [InlineData("Einchecken!", "check in")]
    [InlineData("check-in bitte", "check in")]
    [InlineData("besprechung  verbinden", "connect meeting")]
    [InlineData("Hilfe", "help")]
    [InlineData("check in", "check in")]
    public void A_german_command_means_what_its_english_one_means(string said, string name)
        => Assert.Equal(name, Matcher.Find(said)?.Name);

    [Theory]
    [InlineData("einchekken", "einchecken")]
    [InlineData("chek in", "check in")]
    [InlineData("besprechung verbunden", "besprechung verbinden")]
    [InlineData("guten morgen", null)]
    [InlineData("what is the weather", null)]
    [InlineData("", null)]
    [InlineData("hlep", "help")]
    [InlineData("hlife", "hilfe")]
    [InlineData("my okr", "my okrs")]
    [InlineData("okrs", "my okrs")]
    [InlineData("Einstelungen", "einstellungen")]
    [InlineData("setings", "settings")]
    [InlineData("could you please show me my okrs", "my okrs")]
    [InlineData("kannst du mir bitte die einstellungn zeigen", "einstellungen")]
    [InlineData("please conect meeting with the team", "connect meeting")]
    public void A_slip_of_the_keyboard_is_answered_in_its_own_language(string said, string? nearest)
    {
        Assert.Null(Matcher.Find(said));
        Assert.Equal(nearest, Matcher.Nearest(said)?.Name);
    }

    [Fact]
    public void A_very_long_text_is_read_as_far_as_a_command_could_reach()
    {
        Assert.Null(Matcher.Nearest(new string('x', 100_000)));
        Assert.Null(Matcher.Nearest(string.Concat(Enumerable.Repeat("word ", 20_000)) + "my okrs"));
    }

    private static BotRoutes Build()
    {
        using var services = new ServiceCollection().AddBot().BuildServiceProvider();
        return services.GetRequiredService<BotRoutes>();
    }
}
