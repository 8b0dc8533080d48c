using OkrBot.Domain;
using OkrBot.Domain.CheckIns;
using OkrBot.Domain.Teams;

namespace OkrBot.App.Features.Import.Plans;

/// <summary>Finds who a file means among the people of a team: by object id, or by the name that the team knows them by.</summary>
internal static class OwnerFinding
{
    /// <summary>The person, or why nobody is meant: the code of a row's problem.</summary>
    public static (PersonId? Person, string? Code) Of(Team team, string said)
    {
        if (said.Length == 0) return (null, "ownerMissing");
        if (Guid.TryParse(said, out var id))
        {
            var person = new PersonId(id.ToString("D"));
            return Authority.MemberOnly(team, person) is null ? (person, null) : (null, "ownerUnknown");
        }
        var called = team.Members.Where(member => team.LetsIn(member) && string.Equals(member.Name, said, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return called switch
        {
            [var only] => (only.Person, null),
            [] => (null, said.Contains('@', StringComparison.Ordinal) ? "ownerMail" : "ownerUnknown"),
            _ => (null, "ownerTwice"),
        };
    }
}
