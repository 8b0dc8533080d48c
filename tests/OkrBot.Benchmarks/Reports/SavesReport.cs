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
        var of = Subjects.ToDictionary(subject => subject.Name, value, StringComparer.Ordinal);
        (string, string)[] pairs =
        [
            (SubjectNames.Turn, SubjectNames.Bare), (SubjectNames.Embedded, SubjectNames.Bare), (SubjectNames.Embedded, SubjectNames.Turn),
            (SubjectNames.Azurite, SubjectNames.Embedded),
            .. Subjects.Where(subject => subject.Name.StartsWith(SubjectNames.Azurite + ",", StringComparison.Ordinal)).Select(subject => (subject.Name, SubjectNames.Azurite)),
        ];
        return new(figure, pairs.Where(pair => of.ContainsKey(pair.Item1) && of.ContainsKey(pair.Item2))
            .ToDictionary(pair => $"{pair.Item1} / {pair.Item2}", pair => of[pair.Item1] / of[pair.Item2], StringComparer.Ordinal));
    }
}

/// <summary>How one figure compares between the servers, by the names of the two.</summary>
internal sealed record Ratio(string Figure, Dictionary<string, double> Of);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(SavesReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
