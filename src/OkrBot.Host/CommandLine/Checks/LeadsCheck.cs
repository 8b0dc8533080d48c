using OkrBot.App.Bot;

namespace OkrBot.Host.CommandLine.Checks;

/// <summary>Whether a right that goes missing is told to anybody: programme leads hear of it, in person.</summary>
internal static class LeadsCheck
{
    public const string Area = "programme";

    /// <param name="met">So many of the leads can be written to: Teams has told of them.</param>
    public static Finding Judge(int leads, int met) => (leads, met) switch
    {
        (0, _) => new Finding(Area, Verdict.Warning, $"{ProgrammeLeads.Setting} is empty, so nobody is told of rights that are missing"),
        (_, 0) => new Finding(Area, Verdict.Warning, $"none of {ProgrammeLeads.Setting} can be written to yet, so nobody is told of rights that are missing; one of them says something to OkrBot first"),
        _ => new Finding(Area, Verdict.Ok, $"{met} of {leads} in {ProgrammeLeads.Setting} can be told of rights that are missing"),
    };
}
