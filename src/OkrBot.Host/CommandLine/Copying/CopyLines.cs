using System.Globalization;
using OkrBot.Storage.Copying;

namespace OkrBot.Host.CommandLine.Copying;

/// <summary>What a copy found out, for the one who ran it.</summary>
internal static class CopyLines
{
    public static IEnumerable<string> Of(CopyReport report)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{"",-14}{"copied",10}  {"source",-16}  target");
        foreach (var part in report.Parts)
            yield return string.Create(CultureInfo.InvariantCulture, $"{part.What,-14}{part.Read.Count,10}  {part.Read,-16}  {InTarget(part)}");
        foreach (var part in report.Parts.Where(part => part.Changed))
            yield return $"{part.What} changed in the source meanwhile: a server runs on it. Stop it, and copy into an empty target.";
        if (report.Unreadable > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{report.Unreadable} items of work are not due yet; a queue in Azure does not show those. ")
                + "A server makes such work again from the teams' state within a minute of its start.";
        yield return report.IsGood
            ? "Copied: source and target hold the same. Start servers on the target only."
            : "NOT copied: source and target differ.";
    }

    private static string InTarget(Copied part) => part switch
    {
        { Target: { } target } => $"{target}{(part.Arrived ? "" : "  DIFFERENT")}",
        // What is not due yet is hidden there, and only counted.
        _ => string.Create(CultureInfo.InvariantCulture, $"{part.Counted} counted{(part.Arrived ? "" : "  DIFFERENT")}"),
    };
}
