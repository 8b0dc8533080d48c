using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.Domain;

namespace OkrBot.Host;

/// <summary>The section <c>Programme</c>.</summary>
internal static class ProgrammeOptions
{
    /// <summary><c>Programme:Leads</c>: object ids as a list (<c>Programme:Leads:0</c>, …), or in one value with commas between them.</summary>
    /// <exception cref="SettingException">One of them is no object id, or nobody says whose tenant they belong to.</exception>
    public static ProgrammeLeads Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(ProgrammeLeads.Setting);
        ImmutableArray<PersonId> people =
        [
            .. section.GetChildren().Select(child => PersonIn(child.Path, child.Value)),
            .. (section.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(id => PersonIn(section.Path, id)),
        ];
        var home = configuration["Teams:TenantId"] ?? "";
        if (people.Length > 0 && home.Length == 0) throw new SettingException(ProgrammeLeads.Setting, "names people of the home tenant, so Teams:TenantId has to be set too");
        return new ProgrammeLeads(new TenantId(Canonical(home) ?? home), [.. people.Distinct()]);
    }

    private static PersonId PersonIn(string setting, string? id) => Canonical(id) is { } person
        ? new PersonId(person)
        : throw new SettingException(setting, "has to be the Entra object id of a person, like 3f0c9a52-8d0e-4f4b-9c6e-2b1d7e5a9c01");

    // Ids are compared in the form in which every verified request carries them.
    private static string? Canonical(string? id) => Guid.TryParseExact(id?.Trim(), "D", out var guid) ? guid.ToString("D") : null;
}
