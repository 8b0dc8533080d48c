namespace OkrBot.Storage.Tests.TeamCycles;

/// <summary>What goes wrong, and when.</summary>
public static class FaultCases
{
    public static TheoryData<int, Fault> EveryStep
    {
        get
        {
            var steps = new TheoryData<int, Fault>();
            for (var request = 0; request < 4; request++)
                foreach (var fault in new[] { Fault.Busy, Fault.LostBefore, Fault.LostAfter }) steps.Add(request, fault);
            return steps;
        }
    }

    public static TheoryData<Fault, Fault, Fault> EveryRow
    {
        get
        {
            var rows = new TheoryData<Fault, Fault, Fault>();
            var all = Enum.GetValues<Fault>();
            foreach (var first in all)
                foreach (var second in all)
                    foreach (var third in all) rows.Add(first, second, third);
            return rows;
        }
    }
}
