using Assistance.Domain.Agreements;
using Assistance.Domain.Common;

namespace Assistance.Domain.Cases;

/// <summary>A document that left the house, or that people acknowledged, as it was then: whatever becomes of the record, this version stays.</summary>
public sealed class IssuedDocument : CaseRecord
{
    private IssuedDocument()
    {
    }

    /// <summary>Keeps a document.</summary>
    /// <param name="number">Number of the document: "DB-2026-014", "BF-210211-2026-001-CLOSED".</param>
    /// <param name="version">1, or one more than the version before: a case that was opened again is closed again.</param>
    /// <param name="isInternal">Whether the enterprise does not see it.</param>
    /// <param name="content">What stands in it, as the product reads it.</param>
    /// <param name="word">The same as a Word file.</param>
    public IssuedDocument(CaseKey key, string number, int version, bool isInternal, string content, FrozenDocument word, Act act)
        : base(key)
    {
        Id = RecordId.New();
        (Number, Version, IsInternal, Content, Word, KeptOn) = (number, version, isInternal, content, word, act.Today);
    }

    /// <summary>Identifier.</summary>
    public RecordId Id { get; private set; }

    /// <summary>Number of the document.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Which version of the number, from 1; the highest counts.</summary>
    public int Version { get; private set; }

    /// <summary>Whether the enterprise does not see it.</summary>
    public bool IsInternal { get; private set; }

    /// <summary>What stands in it, as JSON (PrintedDocument).</summary>
    public string Content { get; private set; } = "";

    /// <summary>The Word file.</summary>
    public FrozenDocument Word { get; private set; } = null!;

    /// <summary>The day from which it is kept.</summary>
    public DateOnly KeptOn { get; private set; }
}
