using OkrBot.Domain;

namespace OkrBot.App.Ports;

/// <summary>Takes note of which rights in Microsoft 365 are missing and which work, as each question shows it.</summary>
public interface IRightsSeen
{
    /// <param name="whose">Whose mailbox or meetings the question was about: a right may reach some people and not others. Null = it is the tenant's as a whole.</param>
    Task NoteAsync(TenantId tenant, Right right, PersonId? whose, bool works, CancellationToken cancel);
}
