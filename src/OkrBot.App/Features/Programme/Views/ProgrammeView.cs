using System.Collections.Immutable;
using OkrBot.App.Bot;
using OkrBot.App.Ports;
using OkrBot.Domain.Cycles;

namespace OkrBot.App.Features.Programme.Views;

internal enum CycleState { Running, Next, FinalValues }

/// <summary>The programme as its lead sees it.</summary>
/// <param name="Cycles">Live ones, the oldest first.</param>
internal sealed record ProgrammeView(DateOnly Today, ImmutableArray<CycleLine> Cycles)
{
    /// <summary>From today on.</summary>
    public ImmutableArray<Holiday> Holidays { get; init; } = [];

    /// <summary>Of other slices, in their order.</summary>
    public ImmutableArray<ProgrammePart> Parts { get; init; } = [];
    public bool Here { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }
}

internal sealed record CycleLine(Cycle Cycle, CycleState State)
{
    public int Teams { get; init; }
    public int WithoutRunner { get; init; }
    public int WithoutMeeting { get; init; }
}

/// <param name="Problem">Why nothing was opened.</param>
internal sealed record CycleFormView(Forms.CycleForm Form, bool OnCard, string? Problem);

/// <param name="Known">From today on.</param>
internal sealed record HolidaysView(ImmutableArray<Holiday> Known, bool OnCard)
{
    /// <summary>What was typed and not taken.</summary>
    public string? Dates { get; init; }
    public string? Country { get; init; }
    public string? Done { get; init; }

    /// <summary>One sentence a line that was not taken.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];
}
