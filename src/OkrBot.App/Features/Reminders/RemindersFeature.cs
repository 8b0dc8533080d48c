using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;

namespace OkrBot.App.Features.Reminders;

/// <summary>The one message that owners of unanswered key results get, for all their teams together, and what they may say about it.</summary>
internal static class RemindersFeature
{
    public const string Slice = "Reminders";

    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<AnswersReader>().AddSingleton<PersonalChats>().AddSingleton<WishDesk>().AddSingleton<IRowPlanner, PlanReminders>();
        routes.Pressed<SayWish>(Verbs.ReminderSnooze).Pressed<SayWish>(Verbs.ReminderStop).Pressed<SayWish>(Verbs.ReminderStart)
            .Opened<PauseForm>(Verbs.ReminderPause).Pressed<PauseForm>(Verbs.ReminderPause)
            .Sent<SavePause>(Verbs.ReminderPauseSave).Pressed<SavePause>(Verbs.ReminderPauseSave)
            .On<Act.Installed, Reachability>().On<Act.Removed, Reachability>()
            .Work<RemindWork>(RemindWork.Kind);
    }

    public static Words WordsFor(string? language) => WordBook.For(Slice, language);
}
