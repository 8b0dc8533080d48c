namespace OkrBot.Domain.Cycles;

/// <summary>Whoever runs the OKR programme may do that, and nobody else.</summary>
public sealed record ProgrammeLeadsOnly() : Refusal("programme.leadsOnly");
