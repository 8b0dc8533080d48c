using System.Collections.Immutable;
using OkrBot.App.Sheets;
using OkrBot.Domain;

namespace OkrBot.App.Features.Import.Verb;

/// <summary>A file at the command line.</summary>
/// <param name="Only">A team's name or id; null = all teams of the file.</param>
/// <param name="Cycle">Null = the weeks that each team plans, else those that run.</param>
/// <param name="Apply">False = says what would come of it and writes nothing.</param>
public sealed record FileToImport(TenantId Tenant, SheetFile File, string? Only, CycleId? Cycle, bool Apply, DateTimeOffset Now)
{
    /// <summary>Of what is said, BCP 47; null = English.</summary>
    public string? Language { get; init; }
}

/// <summary>What became of it.</summary>
/// <param name="Lines">To read, one after another.</param>
/// <param name="Report">One row a row of the file that is left out, with the reason, as CSV that opens in Excel as text.</param>
/// <param name="IsDone">The file could be read, and with apply every team that it names is done.</param>
public sealed record FileImportReport(ImmutableArray<string> Lines, byte[] Report, bool IsDone)
{
    public int Rows { get; init; }
    public int LeftOut { get; init; }
    public int Objectives { get; init; }
    public int KeyResults { get; init; }
    public int Teams { get; init; }
}

/// <summary>Previews and applies a file for whoever runs the program: the operator may for every team.</summary>
public interface IFileImport
{
    Task<FileImportReport> RunAsync(FileToImport file, CancellationToken cancel);
}
