using System.Security.Cryptography;
using System.Text;
using OkrBot.App.Sheets;
using OkrBot.Domain;

namespace OkrBot.App.Features.Import.Plans;

/// <summary>Into which weeks a file is brought.</summary>
internal enum Weeks
{
    /// <summary>Those that the team plans now, where it plans any; else those that run.</summary>
    Planned,
    Running,
}

/// <summary>Somebody's wish to bring a file in.</summary>
/// <param name="By">Null = the operator at the command line, who may for every team.</param>
/// <param name="IsLead">Runs the programme: may for every team.</param>
internal sealed record ImportRequest(TenantId Tenant, SheetFile File, PersonId? By, bool IsLead, DateTimeOffset Now)
{
    public Weeks Into { get; init; }

    /// <summary>One cycle for all teams; null = as <see cref="Into"/> says.</summary>
    public CycleId? Cycle { get; init; }

    /// <summary>Rows of other teams are passed over; by name or id. Null = all.</summary>
    public string? Only { get; init; }

    /// <summary>Of the words that go into drafts: BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>Of whoever brings the file, IANA: days and new teams are theirs where the file does not say.</summary>
    public string Zone { get; init; } = "UTC";

    public bool MayAll => By is null || IsLead;

    /// <summary>The same for the same content brought into the same weeks of the same tenant, whoever does it and whatever the file is called.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Tenant.Value}\n{File.Hash}\n{MappingVersion}\n{Into}\n{Cycle?.Value}")).AsSpan(0, 12));

    /// <summary>Raised when the same file is to mean something else.</summary>
    private const int MappingVersion = 1;
}
