namespace Assistance.Data.Records;

/// <summary>
/// The end of one chain of audit entries. Whoever adds to the chain holds this row until the save ends, so that a chain never forks and
/// savers of different cases do not wait for each other. Written by SQL only.
/// </summary>
public sealed class AuditChain
{
    /// <summary>The case, an import in bulk, or the zero identifier for everything else.</summary>
    public Guid Id { get; init; }

    /// <summary>How many entries it has, which is the sequence of the last one.</summary>
    public long Sequence { get; init; }

    /// <summary>Hash of the last entry.</summary>
    public byte[] Hash { get; init; } = [];
}
