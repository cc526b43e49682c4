using Assistance.Domain.Cases;
using Assistance.Domain.Common;

namespace Assistance.Data.Records;

/// <summary>
/// One version of the Word file from which a document is made. Versions are added, never changed, so that it can be told what any document
/// looked like; the newest is in force.
/// </summary>
public sealed class DocumentTemplate
{
    /// <summary>Identifier.</summary>
    public RecordId Id { get; init; }

    /// <summary>The document.</summary>
    public DocumentKind Kind { get; init; }

    /// <summary>Language of the document: "zh-CN" or "en".</summary>
    public string Language { get; init; } = "";

    /// <summary>Counts the versions of the same document and language, from 1.</summary>
    public int Version { get; init; }

    /// <summary>Name of the file as it was handed in; empty where the product's own template is in force again.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The Word file; null where the product's own template is in force again.</summary>
    public byte[]? Content { get; init; }

    /// <summary>When it was put in force, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Who put it in force, as it was written then.</summary>
    public string ByName { get; init; } = "";
}
