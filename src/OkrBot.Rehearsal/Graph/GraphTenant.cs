using System.Collections.Immutable;
using OkrBot.Rehearsal.Connector;
using OkrBot.Rehearsal.Graph.Apps;
using OkrBot.Rehearsal.Graph.Calendars;
using OkrBot.Rehearsal.Graph.Directory;
using OkrBot.Rehearsal.Graph.Requests;
using OkrBot.Rehearsal.Graph.Subscriptions;
using OkrBot.Rehearsal.World;

namespace OkrBot.Rehearsal.Graph;

/// <summary>The part of the tenant that Microsoft Graph shows: calendars, meetings, the app in chats, people, subscriptions; and what the administrator granted.</summary>
public sealed class GraphTenant : IDisposable
{
    private readonly HashSet<string> _withoutPolicy = new(StringComparer.OrdinalIgnoreCase);
    /// <summary>Of an app whose manifest asks for no consent in the chat.</summary>
    private const string PlainInstall = "TeamsAppInstallation.ReadWriteSelfForChat.All";

    private ImmutableHashSet<string> _withheld = [];
    private ImmutableHashSet<(string Permission, string Person)> _outside = [];
    private static readonly string[] ConsentedInPlace = [".Chat", ".Group", ".WhereInstalled"];
    private ImmutableHashSet<string> _more = [];
    private ImmutableHashSet<string> _unnamed = [];

    internal GraphTenant(StandInTenantOptions options, TenantWorld world, Violations violations)
    {
        TenantId = options.TenantId;
        App = new CatalogApp("catalog-0001", options.AppId);
        Calendars = new TenantCalendars(options.TenantId);
        Subscriptions = new GraphSubscriptions(Calendars, options.Time, options.TenantId);
        Limits = new GraphLimits(options.Time, violations);
        var owners = new Owners(world, Calendars, People);
        var ids = new ItemIds(Calendars, violations);
        new CalendarReads(Calendars, owners, ids).Register(Handlers);
        new DeltaCalls(Calendars, owners).Register(Handlers);
        new CalendarWrites(Calendars, (owners, ids), world, (Outbox, violations)).Register(Handlers);
        new AppCalls(world, Calendars, owners, this).Register(Handlers);
        new PeopleCalls(owners, People).Register(Handlers);
        new GroupCalls(Groups, People, () => Grants("User.Read.All")).Register(Handlers);
        new SubscriptionCalls(Subscriptions, options.Time).Register(Handlers);
    }

    public string TenantId { get; }
    public CatalogApp App { get; set; }
    public TenantCalendars Calendars { get; }
    public PeopleBook People { get; } = new();
    public GroupBook Groups { get; } = new();
    public GraphSubscriptions Subscriptions { get; }
    public GraphFaults Faults { get; } = new();
    public GraphCounts Counts { get; } = new();

    /// <summary>Mails that were sent because of what the app did.</summary>
    public Outbox Outbox { get; } = new();

    internal GraphHandlers Handlers { get; } = new();
    internal GraphLimits Limits { get; }
    internal Installations Installations { get; } = new();

    /// <summary>The administrator takes an application permission back.</summary>
    public void Withhold(string permission) => (_withheld, _more) = (_withheld.Add(permission), _more.Remove(permission));

    /// <summary>…and grants it, also one that no operation here needs.</summary>
    public void Grant(string permission) => (_withheld, _more) = (_withheld.Remove(permission), _more.Add(permission));

    /// <summary>The scope of the Exchange role that gives this permission leaves the person's mailbox out.</summary>
    public void Withhold(string permission, TenantPerson person) => _outside = _outside.Add((permission, person.ObjectId!));

    /// <summary>…and takes it in.</summary>
    public void Grant(string permission, TenantPerson person) => _outside = _outside.Remove((permission, person.ObjectId!));

    /// <summary>For mailboxes an Exchange role may give what the token does not name.</summary>
    public void GrantInExchangeOnly(string permission) => (_unnamed, _withheld) = (_unnamed.Add(permission), _withheld.Remove(permission));

    /// <summary>Application permissions, as a token names them; what people consent to in a chat is not among them.</summary>
    public IEnumerable<string> Granted => GraphFacts.Known.Operations.Select(operation => operation.Needs).OfType<string>()
        .Where(name => !ConsentedInPlace.Any(end => name.EndsWith(end, StringComparison.Ordinal)))
        .Union(_more, StringComparer.Ordinal).Except(_withheld, StringComparer.Ordinal).Except(_unnamed, StringComparer.Ordinal);

    /// <summary>No application access policy for this person: their meetings cannot be looked up.</summary>
    public void WithdrawAccessPolicy(TenantPerson person)
    {
        lock (_withoutPolicy) _withoutPolicy.Add(person.ObjectId!);
    }

    /// <summary>The next request about this person's mailbox is answered "not before"; who comes earlier all the same is noted as a violation.</summary>
    public void QuietMailbox(TenantPerson person, TimeSpan length) => Limits.Quiet(person.ObjectId!, length);

    /// <summary>The most requests that were ever under way to this person's mailbox together.</summary>
    public int MostAtOnce(TenantPerson person) => Limits.MostAtOnce(person.ObjectId!);

    /// <summary>A chat into which the app was installed through Graph since the last question; null = none. Teams tells the bot of it.</summary>
    public Chat? TakeInstalled() => Installations.Take();

    public void Dispose() => Subscriptions.Dispose();

    /// <summary>With what the consents of the manifest are refused where the plain permission to install is granted and the one with consent is not; seen are 400
    /// and 412 (issues 322 and 3294 of microsoft-graph-docs-contrib).</summary>
    public int PlainInstallStatus { get; set; } = 412;

    internal GraphReply Refusal(string operation) => operation == "install" && _more.Contains(PlainInstall)
        ? GraphReply.Error(PlainInstallStatus, "PreconditionFailed", "Failed to execute TeamsGraphService backend request IsUserAuthorizedToGrantRscPermissionsRequest.")
        : GraphReply.Error(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

    internal bool Grants(string permission) => !_withheld.Contains(permission);

    /// <param name="person">Whose mailbox is asked for.</param>
    internal bool Reaches(string permission, string person) => !_outside.Contains((permission, person));

    internal bool HasAccessPolicy(TenantPerson person)
    {
        lock (_withoutPolicy) return person.ObjectId is { } id && !_withoutPolicy.Contains(id);
    }

    internal void TellInstalled(Chat chat) => Installations.Add(chat);
}
