using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Cards;
using OkrBot.App.Cards.Shapes;
using OkrBot.App.Ports;

namespace OkrBot.App.Features.Setup.Welcome;

/// <param name="AddedBy">Who added the bot; null when Teams does not tell. User text, as the meeting's title.</param>
/// <param name="IsMeeting">The chat belongs to a meeting, so a team can check in there.</param>
internal sealed record WelcomeView(ChatScope Scope, string? AddedBy, string? Meeting, bool IsMeeting)
{
    /// <summary>Teams that check in here already.</summary>
    public ImmutableArray<GoingOn> GoesOn { get; init; } = [];

    /// <summary>They were connected just now, by whoever added the bot.</summary>
    public bool IsNew { get; init; }

    /// <summary>In person: the reader is on a team.</summary>
    public bool HasTeams { get; init; }

    /// <summary>Somebody can pick a meeting in their own chat.</summary>
    public bool CanPick { get; init; }
}

/// <param name="Next">Null when nobody knows.</param>
internal sealed record GoingOn(string Team, DateTimeOffset? Next);

/// <summary>The first message in a chat: who added the bot, what it does, what it never does, and how to stop it.</summary>
internal static class WelcomeCard
{
    public static AdaptiveCard Render(WelcomeView view, Words words)
    {
        var kind = KindOf(view);
        var text = words[TextOf(view)];
        return new AdaptiveCard($"{text} {Added(view, words)}", words.Language,
        [
            Layout.Title(words[$"welcome.{kind}.title"]),
            Rich.Line(new TextRun(Added(view, words)) { Size = TextSize.Small, IsSubtle = true }) with { Spacing = Spacing.None },
            new TextBlock(text) { Spacing = Spacing.Medium },
            .. view.GoesOn.Select(on => Line(on, words)),
            Rich.Labelled(words["welcome.asks"], Rich.Plain(words[$"welcome.{kind}.asks"])).AsPart(),
            Rich.Labelled(words["welcome.never"], Rich.Plain(words["welcome.neverText"])) with { Spacing = Spacing.Small },
            Rich.Labelled(words["welcome.stop"], Rich.Plain(words[$"welcome.{kind}.stop"])) with { Spacing = Spacing.Small },
            .. view is { Scope: ChatScope.Personal, HasTeams: false } ? Layout.FirstAlone(SetupButtons.For(view, words)) : Layout.ButtonRows(SetupButtons.For(view, words)),
        ]);
    }

    private static string KindOf(WelcomeView view) => view switch
    {
        { Scope: ChatScope.Personal } => "personal",
        { GoesOn.IsEmpty: false, IsNew: false } => "again",
        { IsMeeting: true } => "meeting",
        _ => "chat",
    };

    private static string TextOf(WelcomeView view) => KindOf(view) switch
    {
        "personal" when !view.HasTeams => "welcome.personal.noTeam",
        "chat" when view.CanPick => "welcome.chat.pick",
        var kind => $"welcome.{kind}.text",
    };

    private static string Added(WelcomeView view, Words words)
    {
        if (view.Scope == ChatScope.Personal) return words["welcome.added.personal"];
        var place = view.Meeting is { Length: > 0 } title ? words.Text("welcome.added.meeting", ("meeting", UserText.Line(title))) : words["welcome.added.chat"];
        return view.AddedBy is { } name
            ? words.Text("welcome.added.by", ("name", UserText.Line(name, 40)), ("place", place))
            : words.Text("welcome.added.unknown", ("place", place));
    }

    private static RichTextBlock Line(GoingOn on, Words words) => Rich.Labelled(UserText.Line(on.Team, 40),
        Rich.Plain(on.Next is { } next ? words.Text("welcome.next", ("day", Clock.Day(next)), ("time", Clock.Time(next))) : words["welcome.nextUnknown"])) with { Spacing = Spacing.Small };
}

internal static class SetupButtons
{
    public static ImmutableArray<CardAction> For(WelcomeView view, Words words) => view switch
    {
        { Scope: ChatScope.Personal, HasTeams: true } => [Mine(words), Help(words), Example(words)],
        { Scope: ChatScope.Personal } => [Connect(words), Example(words), Help(words)],
        { GoesOn.IsEmpty: false, IsNew: true } => [Example(words), Help(words)],
        { GoesOn.IsEmpty: false } => [Help(words)],
        { IsMeeting: true } => [Start(words), Example(words)],
        _ => [Example(words), Help(words)],
    };

    public static Execute Start(Words words) => new(words["button.setUp"], Verbs.StartSetup, []) { IsPrimary = true };
    public static Execute Connect(Words words) => new(words["button.connectMeeting"], Verbs.StartSetup, []) { IsPrimary = true };
    public static Execute Example(Words words) => new(words["button.example"], Verbs.ShowExample, []);
    public static Execute Back(Words words) => new(words["button.back"], Verbs.ShowWelcome, []);
    private static Execute Mine(Words words) => new(words["button.mine"], Verbs.MyOkrs, []) { IsPrimary = true };
    private static Execute Help(Words words) => new(words["button.help"], Verbs.SayCommand, []);
}
