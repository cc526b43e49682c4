using Assistance.Domain.Common;

namespace Assistance.Domain.Commitments;

/// <summary>Where a commitment comes from.</summary>
public enum CommitmentOrigin
{
    /// <summary>A dated item of a signed agreement.</summary>
    Agreement = 1,

    /// <summary>A remedy for a problem.</summary>
    Remedy = 2,

    /// <summary>Agreed during a visit.</summary>
    Visit = 3,

    /// <summary>A milestone of a research team.</summary>
    ResearchMilestone = 4,

    /// <summary>A manager's countermeasure against a delay.</summary>
    Countermeasure = 5,

    /// <summary>Proposed on its own.</summary>
    Proposal = 6,
}

/// <summary>What evidence 佐证材料 a confirmation needs.</summary>
public enum EvidenceRule
{
    /// <summary>None.</summary>
    None = 1,

    /// <summary>At least one piece of any kind.</summary>
    Any = 2,

    /// <summary>A document.</summary>
    Document = 3,

    /// <summary>A photo.</summary>
    Photo = 4,

    /// <summary>A certificate.</summary>
    Certificate = 5,

    /// <summary>A report.</summary>
    Report = 6,

    /// <summary>A record.</summary>
    Record = 7,
}

/// <summary>How something was checked.</summary>
public enum VerificationMethod
{
    /// <summary>资料审核: by the documents alone.</summary>
    Document = 1,

    /// <summary>现场核查: on site.</summary>
    OnSite = 2,

    /// <summary>抽样复检: by testing samples again.</summary>
    Sampling = 3,

    /// <summary>回访: by a visit made for it.</summary>
    Revisit = 4,
}

/// <summary>What a verification found.</summary>
public enum VerificationResult
{
    /// <summary>有效: it worked.</summary>
    Effective = 1,

    /// <summary>部分有效: it worked in part; the note says what is missing.</summary>
    PartlyEffective = 2,

    /// <summary>无效: it did not work.</summary>
    NotEffective = 3,
}

/// <summary>进度反馈: one progress report.</summary>
/// <param name="Percent">0 to 100.</param>
public sealed record ProgressReport(DateOnly On, int Percent, string? Note, DoneBy By);

/// <summary>佐证材料: one piece of evidence.</summary>
/// <param name="Kind">document, photo, certificate, report, record, invoice, other.</param>
/// <param name="FileId">The stored file, or null for evidence of which a case file only names the title.</param>
/// <param name="Accepted">Whether the verifier accepted it; null while it is not judged.</param>
/// <param name="PeriodFrom">First day of the time that it speaks of, or null where nobody said.</param>
/// <param name="PeriodUntil">Last day of that time, or null.</param>
/// <param name="Judged">Who accepted or refused it, and why; null while nobody has, and for what a case file told.</param>
public sealed record EvidenceItem(
    string Kind, string Title, DateOnly SubmittedOn, DoneBy By, StoredFileId? FileId, bool? Accepted,
    DateOnly? PeriodFrom = null, DateOnly? PeriodUntil = null, EvidenceJudgement? Judged = null);

/// <summary>What the verifier said of a piece of evidence.</summary>
/// <param name="Reason">Why it was refused, or what was seen when it was accepted; null where nothing was said.</param>
public sealed record EvidenceJudgement(DateOnly On, DoneBy By, string? Reason);

/// <summary>延期申请: a request to move the due date, with its decision.</summary>
/// <param name="InterimSafeguard">What keeps things safe until then; null in history from case files.</param>
/// <param name="Granted">The decision; null while it is pending.</param>
/// <param name="PausedDays">
/// Calendar days by which a manager moved the date because the case was paused; null for what the owner asked for. Only the latter counts
/// as the one extension of a commitment.
/// </param>
public sealed record ExtensionRequest(
    DateOnly RequestedOn, DateOnly NewDue, string Reason, string? InterimSafeguard, DoneBy RequestedBy,
    bool? Granted, DateOnly? DecidedOn, DoneBy? DecidedBy, string? DecisionNote, int? PausedDays = null);

/// <summary>退回: a confirmation that was sent back.</summary>
public sealed record ReturnForRework(DateOnly On, string Reason, DateOnly ReworkBy, DoneBy By);

/// <summary>效果验证: one verification.</summary>
public sealed record Verification(
    DateOnly On, IReadOnlyList<VerificationMethod> Methods, VerificationResult Result, string? Note, DoneBy By);

/// <summary>The enterprise's objection to a verification of the regulator's commitment.</summary>
public sealed record Objection(DateOnly On, string Text, DoneBy By);

/// <summary>原因: why a commitment is late, and what is done about it.</summary>
/// <param name="Level">The level for which it was recorded; 0 when before level 1.</param>
/// <param name="Code">A code of code_lists.json: failure_cause for the regulator, enterprise_overdue_cause for the enterprise.</param>
/// <param name="Action">The countermeasure: remind, named_owner, reassign, support_from_above, training, interview, supervision_notice.</param>
/// <param name="Countermeasure">Number of the commitment that the countermeasure became, or null.</param>
public sealed record OverdueCause(int Level, DateOnly On, string Code, string? Note, string? Action, DoneBy? By, string? Countermeasure);

/// <summary>A commitment as a case file tells it.</summary>
public sealed record CommitmentHistory(
    string Number, Side Side, PersonRef Owner, string Text, ProblemId? Problem, string? ProblemNumber,
    DateOnly AgreedOn, DateOnly OriginalDue, DateOnly Due, CommitmentState State, EvidenceRule EvidenceRule,
    CommitmentOrigin Origin, PersonRef Verifier,
    IReadOnlyList<ProgressReport> Progress, IReadOnlyList<EvidenceItem> Evidence, IReadOnlyList<ExtensionRequest> Extensions,
    IReadOnlyList<OverdueCause> Causes, Verification? Verification, DateOnly? ConfirmedOn, DateOnly? ClosedOn);

/// <summary>What is proposed.</summary>
/// <param name="Owner">The one named person answerable for it.</param>
/// <param name="Verifier">Who will check it: the lead caseworker for the enterprise's, the enterprise lead for the regulator's.</param>
public sealed record CommitmentTerms(
    string Number, Side Side, PersonRef Owner, PersonRef? Backup, string Text, DateOnly Due, EvidenceRule EvidenceRule,
    CommitmentOrigin Origin, PersonRef Verifier, ProblemId? Problem = null, string? ProblemNumber = null, Guid? OriginId = null,
    CommitmentId? Replaces = null);
