using Assistance.Domain.Commitments;
using Assistance.Domain.Common;

namespace Assistance.Domain.Agreements;

/// <summary>States of an agreement.</summary>
public enum AgreementState
{
    /// <summary>Being written; anything may change.</summary>
    Draft = 1,

    /// <summary>Frozen and laid before both sides.</summary>
    OutForSignature = 2,

    /// <summary>Signed by both: its commitments are agreed and their deadlines run.</summary>
    InForce = 3,

    /// <summary>Ended as agreed, or replaced by its amendment or renewal.</summary>
    Completed = 4,

    /// <summary>Ended early, with a reason.</summary>
    Terminated = 5,

    /// <summary>Its term ran out.</summary>
    Expired = 6,
}

/// <summary>What an agreement is to its predecessor.</summary>
public enum AgreementKind
{
    /// <summary>The first agreement of the case.</summary>
    Original = 1,

    /// <summary>It changes the predecessor from the day both sign.</summary>
    Amendment = 2,

    /// <summary>It follows the predecessor.</summary>
    Renewal = 3,
}

/// <summary>How a side signed.</summary>
public enum SigningMethod
{
    /// <summary>In the product, after authenticating again.</summary>
    InProduct = 1,

    /// <summary>On paper; a manager recorded the countersigned scan.</summary>
    Scan = 2,

    /// <summary>As a case file tells it.</summary>
    Imported = 3,
}

/// <summary>By what a signatory proved who it is, at the moment of signing.</summary>
public enum SigningProof
{
    /// <summary>The password, entered again.</summary>
    Password = 1,

    /// <summary>The password, and a code of the authenticator app or a recovery code.</summary>
    PasswordAndCode = 2,
}

/// <summary>责任和义务: a standing duty of one side.</summary>
public sealed record Obligation(Side Side, string Text);

/// <summary>A dated commitment of one side that the signature will agree.</summary>
public sealed record AgreementItem(Side Side, PersonRef Owner, string Text, DateOnly Due, EvidenceRule EvidenceRule);

/// <summary>One signature.</summary>
/// <param name="On">The day of signing; of an imported one as the case file says, of a scan as the paper says.</param>
/// <param name="At">When it was given or, for a scan or an imported one, recorded, UTC; null for those imported by earlier versions.</param>
/// <param name="DocumentSha256">Hash of the bytes that were signed, lower-case hexadecimal; empty for imported signatures.</param>
/// <param name="ConsentSha256">Hash of the consent text that the signatory accepted, or empty.</param>
/// <param name="From">Network address of the signatory, or empty.</param>
/// <param name="Proof">How the signatory authenticated; null outside of the product, and for signatures of versions that did not keep it.</param>
public sealed record Signature(
    Side Side, DoneBy By, DateOnly On, DateTime? At, SigningMethod Method, string DocumentSha256, string ConsentSha256, string From, SigningProof? Proof = null);

/// <summary>What an agreement says.</summary>
/// <param name="ScopeDomains">Codes of the service domains.</param>
public sealed record AgreementTerms(
    DateOnly Start, DateOnly End, IReadOnlyList<string> ScopeDomains, IReadOnlyList<Obligation> Obligations, IReadOnlyList<AgreementItem> Items,
    PersonRef SignatoryRegulator, PersonRef SignatoryEnterprise, PersonRef? LiaisonRegulator, PersonRef? LiaisonEnterprise);

/// <summary>The frozen document that both sides sign.</summary>
/// <param name="FileId">The stored bytes.</param>
/// <param name="Sha256">Their hash, lower-case hexadecimal.</param>
public sealed record FrozenDocument(StoredFileId FileId, string Sha256);
