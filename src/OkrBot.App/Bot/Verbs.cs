namespace OkrBot.App.Bot;

/// <summary>The names of buttons and dialogs. They travel in cards that people may press weeks later, so a name never changes its meaning.</summary>
public static class Verbs
{
    /// <summary>The sender's own view of the segment's card; also what clients ask for by themselves.</summary>
    public const string View = "checkin.view";
    public const string NoChange = "checkin.noChange";

    /// <summary>The typing dialog.</summary>
    public const string Update = "checkin.update";

    /// <summary>"Answer here": the form on the card, for clients without dialogs.</summary>
    public const string Form = "checkin.form";
    public const string Save = "checkin.save";

    /// <summary>A member answers for an owner who is away.</summary>
    public const string AnswerFor = "checkin.answerFor";
    public const string AnswerForRoom = "checkin.answerForRoom";
    public const string Close = "checkin.close";
    public const string Extend = "checkin.extend";
    public const string Run = "checkin.run";

    /// <summary>"No meeting today".</summary>
    public const string NoMeeting = "checkin.noMeeting";
    public const string ByMessage = "checkin.byMessage";

    /// <summary>"Start with the next meeting", on a preview.</summary>
    public const string StartWithNext = "preview.start";

    /// <summary>A button of a preview that only shows what people will see.</summary>
    public const string PreviewOnly = "preview.only";
    public const string ShowPreview = "preview.show";
    public const string HandOver = "checkin.handOver";
    public const string HandOverTo = "checkin.handOverTo";
    public const string AddDecision = "decision.add";
    public const string SaveDecision = "decision.save";
    public const string NoDecision = "decision.none";
    public const string RaiseBlocker = "blocker.raise";
    public const string SaveBlocker = "blocker.save";
    public const string ResolveBlocker = "blocker.resolve";
    public const string ReopenBlocker = "blocker.reopen";

    /// <summary>What was agreed last time: whether it was kept.</summary>
    public const string CommitmentKept = "commitment.kept";
    public const string CommitmentNotYet = "commitment.notYet";

    /// <summary>Takes either answer back.</summary>
    public const string CommitmentUndo = "commitment.undo";

    /// <summary>Whoever runs the check-in decides on a key result that nobody answered for three times.</summary>
    public const string KeepKeyResult = "kr.keep";
    public const string NewOwner = "kr.newOwner";
    public const string SaveOwner = "kr.saveOwner";
    public const string StopKeyResult = "kr.stop";
    public const string SaveStop = "kr.saveStop";

    /// <summary>"I'll lead it", while the team's check-in has nobody who does.</summary>
    public const string LeadTeam = "team.lead";
    public const string ConnectMeeting = "setup.connect";

    /// <summary>The same from the personal chat: the bot enters the chosen meeting by itself.</summary>
    public const string PickMeeting = "setup.pick";

    /// <summary>Another part of a long list of meetings.</summary>
    public const string MorePicks = "setup.pickMore";

    /// <summary>"Ask me tomorrow".</summary>
    public const string ReminderSnooze = "reminder.snooze";
    public const string ReminderPause = "reminder.pause";
    public const string ReminderPauseSave = "reminder.pauseSave";
    public const string ReminderStop = "reminder.stop";

    /// <summary>Ends a stop or a pause.</summary>
    public const string ReminderStart = "reminder.start";

    /// <summary>One key result with its way; also after a choice in a list.</summary>
    public const string ShowKeyResult = "kr.show";
    public const string MyOkrs = "okrs.mine";
    public const string TeamOkrs = "okrs.team";

    /// <summary>A command as a button.</summary>
    public const string SayCommand = "help.say";
    public const string StartSetup = "setup.start";
    public const string ShowExample = "setup.example";
    public const string ShowWelcome = "setup.welcome";

    public const string ShowSettings = "settings.show";
    public const string ChangeSettings = "settings.change";
    public const string SaveSettings = "settings.save";

    /// <summary>The team's check-in for good, not only today's.</summary>
    public const string HandTeamOver = "settings.handOver";
    public const string HandTeamOverTo = "settings.handOverTo";

    /// <summary>Asks first; <see cref="DisconnectNow"/> does it.</summary>
    public const string Disconnect = "settings.disconnect";
    public const string DisconnectNow = "settings.disconnectNow";

    /// <summary>One's own hours and holidays.</summary>
    public const string ChangeOwnSettings = "settings.own";
    public const string SaveOwnSettings = "settings.ownSave";

    /// <summary>Who is on a team, and where its people come from.</summary>
    public const string ShowPeople = "people.show";
    public const string ReadPeople = "people.read";

    /// <summary>The form of the group; <see cref="UseGroup"/> takes it, and nothing typed is the meeting's chat.</summary>
    public const string ChooseGroup = "people.group";
    public const string UseGroup = "people.useGroup";

    /// <summary>Finds people by name to put on the list by hand.</summary>
    public const string ListPeople = "people.list";
    public const string AddPerson = "people.add";
    public const string TakeOffPerson = "people.takeOff";

    /// <summary>The teams that the sender follows.</summary>
    public const string ShowFollows = "follow.show";
    public const string FindFollows = "follow.find";
    public const string SaveFollows = "follow.save";

    /// <summary>Nothing is kept of what the sender follows.</summary>
    public const string ForgetFollows = "follow.forget";

    /// <summary>A team's plan, also after a choice of the team: what it works on, and its drafts.</summary>
    public const string ShowPlan = "plan.show";

    /// <summary>One objective of the plan; also after a choice in a list.</summary>
    public const string PlanObjective = "plan.objective";

    /// <inheritdoc cref="PlanObjective"/>
    public const string PlanKeyResult = "plan.keyResult";

    /// <summary>The form of an objective; without an id a new one.</summary>
    public const string EditObjective = "plan.editObjective";
    public const string SaveObjective = "plan.saveObjective";

    /// <summary>The form of a key result; without an id a new one, which begins with its kind.</summary>
    public const string EditKeyResult = "plan.editKeyResult";

    /// <summary>Title, kind and owner are chosen: asks for what the kind needs.</summary>
    public const string MeasureKeyResult = "plan.measure";

    /// <summary>Back from there to the choice of the kind.</summary>
    public const string ChooseKind = "plan.kind";
    public const string SaveKeyResult = "plan.saveKeyResult";

    /// <summary>Nothing more to write: the dialog closes.</summary>
    public const string DoneWriting = "plan.done";
    public const string BeginObjective = "plan.begin";

    /// <summary>All drafts with all their checks; <see cref="BeginAllNow"/> begins them.</summary>
    public const string BeginAll = "plan.beginAll";
    public const string BeginAllNow = "plan.beginAllNow";

    /// <summary>What a facilitator's team and those around it have to talk about while they plan.</summary>
    public const string OwnCluster = "cluster.own";

    /// <summary>All groups, for programme leads; then one of them, also after a choice in the list.</summary>
    public const string ListClusters = "cluster.list";
    public const string ShowCluster = "cluster.show";
    public const string ConfirmCluster = "cluster.confirm";

    /// <summary>The form that moves teams; <see cref="SaveCluster"/> does it.</summary>
    public const string ChangeCluster = "cluster.change";
    public const string SaveCluster = "cluster.save";

    /// <summary>Looks for overlaps and groups anew.</summary>
    public const string ProposeClusters = "cluster.again";

    /// <summary>Leads to one's own objective.</summary>
    public const string MendInPlan = "cluster.mend";

    /// <summary>Leaders' promises, for programme leads, who name the leaders.</summary>
    public const string ListPromises = "promise.list";
    public const string AddLeader = "promise.add";
    public const string RemoveLeader = "promise.remove";

    /// <summary>One's own.</summary>
    public const string ShowPromise = "promise.show";
    public const string SignPromise = "promise.sign";

    /// <summary>Begins one where another gives way.</summary>
    public const string SwapObjective = "plan.swap";

    /// <summary>Asks first; <see cref="DropNow"/> does it. Of an objective, or of the key result that is named.</summary>
    public const string Drop = "plan.drop";
    public const string DropNow = "plan.dropNow";
    public const string MoveUp = "plan.up";

    /// <summary>"Who else cares if we hit this?": asks, and finds teams by name.</summary>
    public const string WhoCares = "plan.cares";
    public const string SaveCares = "plan.saveCares";
    public const string NobodyCares = "plan.nobodyCares";

    /// <summary>Who may read a restricted objective beside its team: asks, and finds people by name.</summary>
    public const string WhoFollows = "plan.followers";
    public const string SaveFollowers = "plan.saveFollowers";

    /// <summary>Asks who unsticks what other teams need; <see cref="NameLiaison"/> says who.</summary>
    public const string OpenLiaison = "liaison.open";
    public const string NameLiaison = "liaison.name";

    /// <summary>What would come of a file that was sent, as things stand now.</summary>
    public const string ShowImport = "import.show";

    /// <summary>The rows of that file that are left out, some at a time.</summary>
    public const string ImportProblems = "import.problems";
    public const string ApplyImport = "import.apply";

    /// <summary>The teams of a file that was sent, as things stand now.</summary>
    public const string ShowTeams = "import.teams";

    /// <summary>Starts the teams of one wave of that file.</summary>
    public const string StartTeams = "import.startTeams";

    /// <summary>Who an objective or key result helps and needs, and who helps and needs it.</summary>
    public const string ShowLinks = "link.show";

    /// <summary>What waits for the team's answer: needs of others, and what became of what it supports or needs.</summary>
    public const string WaitingLinks = "link.waiting";

    /// <summary>One link; also after a choice in a list.</summary>
    public const string OpenLink = "link.open";

    /// <summary>Asks for the other team's name; <see cref="FindLinkTeam"/> looks for it, <see cref="ChooseLinkTeam"/> takes the one that was chosen.</summary>
    public const string StartLink = "link.start";
    public const string FindLinkTeam = "link.find";
    public const string ChooseLinkTeam = "link.choose";
    public const string SaveLink = "link.save";
    public const string WithdrawLink = "link.withdraw";

    /// <summary>The form in which a need is answered, or what became of the other end; of the item that is named or chosen.</summary>
    public const string AnswerLink = "link.answer";
    public const string AcceptNeed = "link.accept";
    public const string DeclineNeed = "link.decline";

    /// <summary>What becomes of the team's own: kept, adjusted or stopped.</summary>
    public const string KeepLinked = "link.keep";
    public const string AdjustLinked = "link.adjust";
    public const string StopLinked = "link.stop";

    /// <summary>The card of whoever runs the OKR programme.</summary>
    public const string ShowProgramme = "programme.show";

    /// <summary>What that card has no room for.</summary>
    public const string MoreProgramme = "programme.more";

    /// <summary>What Microsoft 365 does not let the bot do.</summary>
    public const string ShowRights = "rights.show";

    /// <summary>Words for the administrator who can give one of them.</summary>
    public const string AskForRight = "rights.ask";

    /// <summary>The form of the next weeks; <see cref="OpenCycleNow"/> opens them.</summary>
    public const string OpenCycle = "programme.open";
    public const string OpenCycleNow = "programme.openNow";
    public const string ShowHolidays = "programme.holidays";
    public const string AddHolidays = "programme.addHolidays";
    public const string RemoveHolidays = "programme.removeHolidays";

    /// <summary>Where a key result's number comes from.</summary>
    public const string ShowNumber = "number.show";
    public const string EditSource = "number.link";
    public const string SaveSource = "number.saveLink";

    /// <summary>Asks first; <see cref="MakeWriteKey"/> does it, also where it replaces another.</summary>
    public const string AskWriteKey = "number.askKey";
    public const string MakeWriteKey = "number.makeKey";

    /// <summary>Asks first; <see cref="RevokeWriteKey"/> does it.</summary>
    public const string AskRevokeKey = "number.askRevoke";
    public const string RevokeWriteKey = "number.revoke";

    /// <summary>When a planning group talks; <see cref="SaveTalk"/> sets it.</summary>
    public const string AskTalk = "talk.ask";
    public const string SaveTalk = "talk.save";

    /// <summary>How long review and reflection take; <see cref="SaveLength"/> sets it.</summary>
    public const string AskLength = "checkpoint.ask";
    public const string SaveLength = "checkpoint.save";
}
