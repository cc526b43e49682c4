namespace Assistance.Data.Records;

/// <summary>
/// What the installation signed at the end of a day: the ends of all chains that have grown since the seal before. The seals are a chain
/// of their own, and also stand as files in the folder "audit".
/// </summary>
public sealed class AuditSeal
{
    /// <summary>Running number, from 1.</summary>
    public int Number { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>The signed text; its shape stands in docs/audit.md.</summary>
    public string Text { get; init; } = "";

    /// <summary>Detached CMS signature over the text in UTF-8, DER.</summary>
    public byte[] Signature { get; init; } = [];
}

/// <summary>The end of one chain as a seal found it.</summary>
public sealed class AuditSealLine
{
    /// <summary>Number of the seal.</summary>
    public int Seal { get; init; }

    /// <summary>The chain.</summary>
    public Guid Chain { get; init; }

    /// <summary>Sequence of its last entry then.</summary>
    public long Sequence { get; init; }

    /// <summary>Hash of that entry.</summary>
    public byte[] Hash { get; init; } = [];
}
