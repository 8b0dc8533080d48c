using OkrBot.App.Grants;
using OkrBot.App.Ports;
using OkrBot.Graph.Checks;

namespace OkrBot.Host.CommandLine.Checks;

/// <summary>What Microsoft Graph lets the bot do. A missing right is a warning, since the bot does without; that no token can be had is a failure.</summary>
internal static class GraphCheck
{
    public const string Area = "graph";
    private const string Script = "infra/rights.ps1 gives it";

    /// <param name="state">Null = switched off.</param>
    public static IEnumerable<Finding> Judge(GraphState? state)
    {
        if (state is null) return [new Finding(Area, Verdict.Ok, "switched off (Graph:Enabled)")];
        var where = new Finding(Area, Verdict.Ok, $"{state.Address.Host}, {MicrosoftCloud.Setting} {state.Cloud.Name}");
        if (state.Roles is not { } roles) return [where, new Finding(Area, Verdict.Failed, $"no token for {state.Cloud.GraphScope}; look at Teams:Credential and at what goes with it")];
        return [where, .. Granted(state, roles), .. TooMany(roles), .. Catalogue(state)];
    }

    private static IEnumerable<Finding> Granted(GraphState state, IReadOnlyCollection<string> roles)
    {
        var all = NeededRights.All.Select(needed => (needed.Right.Name, Problem: Problem(needed, state, roles))).ToList();
        var granted = all.Where(one => one.Problem is null).Select(one => one.Name).ToList();
        if (granted.Count > 0) yield return new Finding(Area, Verdict.Ok, "granted: " + string.Join(", ", granted));
        foreach (var (_, problem) in all)
            if (problem is not null) yield return problem;
    }

    /// <summary>Null = it is granted, as far as can be seen.</summary>
    private static Finding? Problem(NeededRight needed, GraphState state, IReadOnlyCollection<string> roles)
    {
        var name = needed.Right.Name;
        if (IsNotIn(state.Cloud, needed)) return new Finding(Area, Verdict.Ok, $"{name}: this cloud does not have it; {needed.Without}");
        if (needed.Right.Grantor == Grantor.TeamsAdministrator) return OfPolicy(needed, state);
        if (roles.Contains(name) || (name == NeededRights.ReadCalendars && roles.Contains(NeededRights.WriteCalendars))) return null;
        return needed.ExchangeRole is { } role ? OfMailboxes(needed, role, state) : Missing(needed, "is missing, or given within the last day: so long Azure keeps an identity's token");
    }

    private static Finding? OfPolicy(NeededRight needed, GraphState state)
    {
        var name = needed.Right.Name;
        if (state.Tried is null) return new Finding(Area, Verdict.NotKnown, $"{name}: not tried, since nobody is known whose meetings to ask about; name somebody in Programme:Leads");
        if (!state.Probed.TryGetValue(name, out var why)) return new Finding(Area, Verdict.NotKnown, $"{name}: shows once OnlineMeetings.Read.All works");
        return why is null ? null : Missing(needed, "does not reach the person that was tried");
    }

    /// <summary>Not granted for every mailbox, so an Exchange role may give it for some.</summary>
    private static Finding? OfMailboxes(NeededRight needed, string role, GraphState state)
    {
        var name = needed.Right.Name;
        var (isRead, why) = (state.Probed.TryGetValue(name == NeededRights.WriteCalendars ? NeededRights.ReadCalendars : name, out var answer), answer);
        if (why is NoAnswer.MissingRight) return Missing(needed, $"is missing, and no Exchange role “{role}” reaches the mailbox that was tried");
        if (isRead && why is null && name != NeededRights.WriteCalendars) return null;
        var how = name == NeededRights.WriteCalendars ? "cannot be tried without writing" : isRead ? "did not show, since Graph gave no answer" : "was not tried, since nobody is known whose mailbox to ask about";
        return new Finding(Area, Verdict.NotKnown,
            $"{name}: not granted for every mailbox; whether the Exchange role “{role}” gives it for some {how}. In Exchange Online PowerShell: "
            + $"Test-ServicePrincipalAuthorization -Identity {state.ObjectId ?? "OBJECTID"} -Resource {state.Tried?.Value ?? "MAILBOX"}");
    }

    private static bool IsNotIn(MicrosoftCloud cloud, NeededRight needed)
        => (!cloud.HasOnlineMeetings && needed.Key.StartsWith("meetings.", StringComparison.Ordinal)) || (!cloud.HasAppCatalogue && needed.Key.StartsWith("app.", StringComparison.Ordinal));

    private static Finding Missing(NeededRight needed, string how)
        => new(Area, Verdict.Warning, $"{needed.Right.Name} {how}. It is for: {needed.Why}. Without it: {needed.Without}. {Script}");

    private static IEnumerable<Finding> TooMany(IReadOnlyCollection<string> roles)
    {
        var more = roles.Where(role => NeededRights.Find(role) is null).ToList();
        if (more.Count > 0) yield return new Finding(Area, Verdict.Warning, $"granted and not needed: {string.Join(", ", more)}; take it back");
        if (roles.Contains(NeededRights.WriteCalendars))
            yield return new Finding(Area, Verdict.Warning, $"{NeededRights.WriteCalendars} is granted for every mailbox; the Exchange role “{NeededRights.Find(NeededRights.WriteCalendars)!.ExchangeRole}” over a group is narrower, and only without this grant");
    }

    private static IEnumerable<Finding> Catalogue(GraphState state) => state.NoApp switch
    {
        null => [new Finding(Area, Verdict.Ok, $"the app {state.ManifestId} is in the tenant's catalogue")],
        // Said above.
        NoAnswer.MissingRight or NoAnswer.NotInCloud => [],
        NoAnswer.Failed { Status: 404 } => [new Finding(Area, Verdict.Warning, $"the app {state.ManifestId} is not in the tenant's catalogue: upload its package, or set Graph:ManifestId to the id in its manifest")],
        NoAnswer.Failed failed => [new Finding(Area, Verdict.Warning, $"Graph gave no answer: {failed.Status} {failed.Code}")],
        _ => [new Finding(Area, Verdict.Warning, "Graph is busy, so the catalogue was not looked at; try again")],
    };
}
