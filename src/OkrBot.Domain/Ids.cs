namespace OkrBot.Domain;

/// <summary>An Entra tenant. Taken from the verified request only; it is the first part of every key.</summary>
public readonly record struct TenantId(string Value) : IComparable<TenantId>
{
    public int CompareTo(TenantId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>A group with its own objectives. Ours, not Teams'; safe in keys.</summary>
public readonly record struct TeamId(string Value) : IComparable<TeamId>
{
    public int CompareTo(TeamId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>A cycle of the tenant, for instance <c>2026-10-05</c> (its start date).</summary>
public readonly record struct CycleId(string Value) : IComparable<CycleId>
{
    public int CompareTo(CycleId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>A person: the Entra object id. Never a user name or a mail address, which can be given to someone else.</summary>
public readonly record struct PersonId(string Value) : IComparable<PersonId>
{
    public int CompareTo(PersonId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

public readonly record struct ObjectiveId(string Value) : IComparable<ObjectiveId>
{
    public int CompareTo(ObjectiveId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

public readonly record struct KeyResultId(string Value) : IComparable<KeyResultId>
{
    public int CompareTo(KeyResultId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

public readonly record struct BlockerId(string Value) : IComparable<BlockerId>
{
    public int CompareTo(BlockerId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

public readonly record struct CommitmentId(string Value) : IComparable<CommitmentId>
{
    public int CompareTo(CommitmentId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>A Teams conversation: a chat, a meeting's chat or a channel thread.</summary>
public readonly record struct ChatId(string Value) : IComparable<ChatId>
{
    public int CompareTo(ChatId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>A recurring meeting. Its value is the thread id of the meeting's chat, which all occurrences of the series share.</summary>
public readonly record struct SeriesId(string Value) : IComparable<SeriesId>
{
    public int CompareTo(SeriesId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>One holding of a series, named by its scheduled start (UTC), so that two starts, a retry and a timer are one.</summary>
public readonly record struct Occurrence(SeriesId Series, DateTimeOffset Start) : IComparable<Occurrence>
{
    public int CompareTo(Occurrence other)
        => Start == other.Start ? Series.CompareTo(other.Series) : Start.CompareTo(other.Start);
}

/// <summary>The aggregate: one team in one cycle of one tenant.</summary>
public readonly record struct TeamCycleId(TenantId Tenant, TeamId Team, CycleId Cycle);
