using Assistance.Domain.Common;

namespace Assistance.Data.Records;

/// <summary>A file as it was handed in. Its bytes stand in the installation's folder under a generated name, addressed by their hash.</summary>
public sealed class StoredFile
{
    /// <summary>Identifier.</summary>
    public StoredFileId Id { get; init; }

    /// <summary>The case that it belongs to; null while a form that failed or a draft holds it.</summary>
    public CaseId? CaseId { get; set; }

    /// <summary>Division of the case, or empty.</summary>
    public string DivisionCode { get; set; } = "";

    /// <summary>The enterprise of the case, or null.</summary>
    public EnterpriseId? EnterpriseId { get; set; }

    /// <summary>The name it was handed in under, cleaned.</summary>
    public string Name { get; init; } = "";

    /// <summary>Media type by its real content.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Length in bytes.</summary>
    public long Size { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Whether it is a picture that tells where it was taken; it is kept as it is, and its readers are told.</summary>
    public bool HasPlace { get; init; }

    /// <summary>Who handed it in.</summary>
    public PersonId UploadedBy { get; init; }

    /// <summary>The instant, UTC.</summary>
    public DateTime UploadedAt { get; init; }
}
