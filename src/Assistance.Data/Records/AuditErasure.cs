namespace Assistance.Data.Records;

/// <summary>
/// One erasure of personal data from audit entries, as it was signed. An entry of the zero chain names it; see docs/audit.md.
/// </summary>
public sealed class AuditErasure
{
    /// <summary>Running number, from 1.</summary>
    public int Number { get; init; }

    /// <summary>When it was done, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>The signed text; its shape stands in docs/audit.md.</summary>
    public string Text { get; init; } = "";

    /// <summary>Detached CMS signature over the text in UTF-8, DER.</summary>
    public byte[] Signature { get; init; } = [];
}

/// <summary>What an erasure did to one audit entry.</summary>
public sealed class AuditErasureLine
{
    /// <summary>Number of the erasure.</summary>
    public int Erasure { get; init; }

    /// <summary>Chain of the entry.</summary>
    public Guid Chain { get; init; }

    /// <summary>Its place in the chain.</summary>
    public long Sequence { get; init; }

    /// <summary>Hash of its content before.</summary>
    public byte[] Before { get; init; } = [];

    /// <summary>Hash of its content afterwards.</summary>
    public byte[] After { get; init; } = [];
}
