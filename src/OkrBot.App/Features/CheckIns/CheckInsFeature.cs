using Microsoft.Extensions.DependencyInjection;
using OkrBot.App.Bot;
using OkrBot.App.Features.CheckIns.Previews;

namespace OkrBot.App.Features.CheckIns;

/// <summary>The ten-minute segment: its commands, buttons, dialogs, Teams events and due work.</summary>
internal static class CheckInsFeature
{
    public static void Register(IServiceCollection services, BotRoutes routes)
    {
        services.AddSingleton<TwinWatch>().AddSingleton<CheckInDesk>().AddSingleton<AnswerForms>().AddSingleton<RefusalReplies>().AddSingleton<MeetingTeams>()
            .AddSingleton<RoomTeams>().AddSingleton<RoomPeople>().AddSingleton<OutsiderWatch>().AddSingleton<PreviewDesk>().AddSingleton<RoomFinder>().AddSingleton<RoomScenes>().AddSingleton<RoomSender>().AddSingleton<RoomLeaseWatch>().AddSingleton<AbsenceWatch>()
            .AddSingleton<IPlanner, PlanSegments>().AddSingleton<IRowPlanner, PlanLiveSegments>().AddSingleton<IBoardFacts, BoardFacts>();
        routes.Command<CheckInCommand>("check in", "Start the check-in here, or answer in this chat")
            .Command<PreviewCommand>("preview", "See the card of your team’s next check-in", CommandPlace.Personal)
            .On<Act.MeetingStarted, MeetingBeganHandler>()
            .On<Act.MeetingEnded, MeetingStoppedHandler>()
            .On<Act.MembersChanged, RoomPeopleChanged>()
            .Pressed<ShowPreview>(Verbs.ShowPreview).Pressed<StartWithNext>(Verbs.StartWithNext).Pressed<InertButton>(Verbs.PreviewOnly)
            .Pressed<ViewCheckIn>(Verbs.View)
            .Pressed<SayNoChange>(Verbs.NoChange)
            .Pressed<OpenForm>(Verbs.Form).Pressed<OpenForm>(Verbs.AnswerFor)
            .Opened<OpenForm>(Verbs.Update).Opened<OpenForm>(Verbs.AnswerForRoom).Opened<OpenForm>(Verbs.AnswerFor)
            .Pressed<SaveAnswersHandler>(Verbs.Save).Sent<SaveAnswersHandler>(Verbs.Save)
            .Pressed<RunCheckIn>(Verbs.Close).Pressed<RunCheckIn>(Verbs.Extend).Pressed<RunCheckIn>(Verbs.Run).Pressed<RunCheckIn>(Verbs.HandOverTo)
            .Pressed<RunCheckIn>(Verbs.NoMeeting).Pressed<RunCheckIn>(Verbs.ByMessage)
            .Pressed<HandOverForm>(Verbs.HandOver)
            .Pressed<SayKept>(Verbs.CommitmentKept).Pressed<SayKept>(Verbs.CommitmentNotYet).Pressed<SayKept>(Verbs.CommitmentUndo)
            .Opened<OpenDecision>(Verbs.AddDecision).Sent<SaveDecision>(Verbs.SaveDecision).Pressed<SaveDecision>(Verbs.NoDecision)
            .Effect<Domain.Effect.OfferObjectives, OfferEffect>().Work<SegmentWork>(SegmentWork.Kind).Work<AskedSegmentWork>(AskedSegmentWork.Kind).Work<UnplannedWork>(UnplannedWork.Kind).Work<AbsenceWork>(AbsenceWork.Kind).Work<RoomCardWork>(RoomCardWork.Kind).Work<TwinWork>(TwinWork.Kind);
    }
}
