using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Features;
using OkrBot.App.Features.Help;
using OkrBot.App.Tests.Cards;

namespace OkrBot.App.Tests.Features.Help;

public sealed class HelpCardTests
{
    private static readonly string[] Folder = ["tests", "OkrBot.App.Tests", "Features", "Help", "Approved"];
    private static readonly ImmutableArray<CommandRoute> Some =
        [.. new[] { "check in", "my okrs", "team okrs", "settings", "connect meeting", "help" }.Select(name => Routes().Commands.Single(c => c.Name == name))];

    private static readonly Dictionary<string, Func<AdaptiveCard>> Cards = new(Of("en", "").Concat(Of("de", "-de")), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cards.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_help_is_written_as_approved(string name) => ApprovedGallery.Hold(Cards, name, Folder);

    [Fact]
    public void Nothing_approved_is_left_without_its_card() => ApprovedGallery.AllHaveTheirCard(Cards, Folder);

    [Fact]
    public void Help_has_at_most_five_buttons_whatever_is_registered()
    {
        var all = new HelpView([.. Routes().Commands, .. Routes().Commands, .. Routes().Commands], true, null, true, "en");
        Assert.Equal(5, CardJson.Write(HelpCard.Render(all, WordBook.For(HelpFeature.Slice, "en"))).Actions().Count());
    }

    private static Dictionary<string, Func<AdaptiveCard>> Of(string language, string end)
    {
        var words = WordBook.For(HelpFeature.Slice, language);
        var group = Some.Where(c => c.WorksIn(ChatKind.Group)).ToImmutableArray();
        var personal = Some.Where(c => c.WorksIn(ChatKind.Personal)).ToImmutableArray();
        return new Dictionary<string, Func<AdaptiveCard>>(StringComparer.Ordinal)
        {
            ["help-group" + end] = () => HelpCard.Render(new HelpView(group, false, null, false, language), words),
            ["help-personal" + end] = () => HelpCard.Render(new HelpView(personal, false, null, true, language), words),
            ["help-nearest" + end] = () => HelpCard.Render(new HelpView(personal, true, new NearCommand(CommandWords.Name(Some[1], language), Some[1]), true, language), words),
            ["help-unknown" + end] = () => HelpCard.Render(new HelpView(group, true, null, false, language), words),
        };
    }

    private static BotRoutes Routes()
    {
        using var services = new ServiceCollection().AddBot().BuildServiceProvider();
        return services.GetRequiredService<BotRoutes>();
    }
}
