using System.Text.Json;
using System.Text.Json.Serialization;
using OkrBot.Benchmarks.Servers;

namespace OkrBot.Benchmarks.Reports;

/// <summary>All figures of one run.</summary>
internal sealed record SavesReport(Machine Machine, string Command, Subject[] Subjects)
{
    public bool IsClean => Subjects.All(subject => subject.IsClean);

    public Ratio[] Ratios =>
    [
        Between("saves/s", subject => subject.SavesPerSecond),
        Between("p50", subject => subject.P50),
        Between("p99", subject => subject.P99),
        Between("CPU per save", subject => subject.CpuPerSave),
        Between("peak working set", subject => subject.PeakWorkingSetMb),
        Between("heap peak", subject => subject.HeapPeakMb),
    ];

    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.SavesReport);

    private Ratio Between(string figure, Func<Subject, double> value)
    {
        double Of(string name) => value(Subjects.Single(subject => subject.Name == name));
        var (bare, turn, embedded) = (Of(SubjectNames.Bare), Of(SubjectNames.Turn), Of(SubjectNames.Embedded));
        return new(figure, turn / bare, embedded / bare, embedded / turn);
    }
}

/// <summary>How one figure compares between the servers.</summary>
internal sealed record Ratio(string Figure, double TurnToBare, double EmbeddedToBare, double EmbeddedToTurn);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(SavesReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
