using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Consultations;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Assistance.Web.Features.Shared;
using MediatR;

namespace Assistance.Web.Features.Cases;

/// <summary>A case with everything in it.</summary>
/// <param name="Reference">Its address.</param>
/// <param name="Tab">What is shown: "overview", "visits", "problems", "consultations", "commitments", "outcome" or "files".</param>
public sealed record ViewCase(string Reference, string Tab) : IRequest<CaseView>;

/// <summary>A case with everything in it.</summary>
/// <param name="Track">The seven stages with the fact behind each.</param>
/// <param name="Pressing">The promise that hurts most, or null when nothing is promised.</param>
/// <param name="Line">Its promise line with the rungs of its ladder.</param>
/// <param name="Next">What comes next, the nearest first.</param>
/// <param name="Blocks">What still blocks closing as effective.</param>
/// <param name="Recent">The newest lines of the history.</param>
public sealed record CaseView(
    CaseHead Head, CaseFacts Facts, CaseStage Stage, IReadOnlyList<StageStep> Track, CommitmentRow? Pressing, PromiseLine? Line, Board Board,
    IReadOnlyList<CommitmentRow> Commitments, IReadOnlyList<ProblemLine> Problems, IReadOnlyList<ConsultationLine> Consultations,
    IReadOnlyList<NextDate> Next, IReadOnlyList<ClosingBlock> Blocks, IReadOnlyList<TimelineLine> Recent, IReadOnlyList<FileLine> Files)
{
    /// <summary>The agreement that counts now: in force, else the newest.</summary>
    public AgreementLine? Agreement => Facts.Agreements.FirstOrDefault(one => one.State == AgreementState.InForce)
        ?? Facts.Agreements.OrderByDescending(one => one.Number).FirstOrDefault();

    /// <summary>The agreement that waits for approval or signatures, or null.</summary>
    public AgreementLine? Unfinished => Facts.Agreements.FirstOrDefault(one => one.State is AgreementState.Draft or AgreementState.OutForSignature);
}

/// <summary>What is known of a case besides its records.</summary>
/// <param name="Manager">Who is in charge of the bureau; null for readers who do not see its people.</param>
/// <param name="Contact">The enterprise's main contact, or null.</param>
/// <param name="VisitDue">Day by which the next visit is due, or null.</param>
/// <param name="SignatureDue">Day by which signatures are due, or null.</param>
public sealed record CaseFacts(
    string Bureau, string? Manager, string Lead, string? Backup, string? Contact, bool IsCollective, DateOnly OpenedOn, DateOnly? ClosedOn,
    CaseResult? Result, string? LessonsLearned, IReadOnlyList<OutcomeMeasure> Measures, int? Satisfaction, string? SatisfactionComment,
    DateOnly? VisitDue, DateOnly? SignatureDue, IReadOnlyList<AgreementLine> Agreements, IReadOnlyList<VisitLine> Visits);

/// <summary>One agreement of the case.</summary>
public sealed record AgreementLine(string Number, AgreementKind Kind, AgreementState State, DateOnly Start, DateOnly End, DateOnly? SignedOn, string SignatoryRegulator, string SignatoryEnterprise);

/// <summary>One visit of the case.</summary>
public sealed record VisitLine(string Number, VisitState State, VisitPurpose Purpose, DateOnly? PlannedOn, DateOnly? HeldOn, IReadOnlyList<string> Visitors, int? Rating);

/// <summary>One problem of the case.</summary>
/// <param name="HiddenEnd">Whether it left the assistance route in a way that the reader is not told of.</param>
public sealed record ProblemLine(
    string Number, string Title, string RootCause, IReadOnlyList<string> Causes, Severity? Severity, Triage? Triage, ProblemState State, bool HasCause,
    DateOnly? LookBackDueOn, IReadOnlyList<string> Remedies, bool HiddenEnd);

/// <summary>One consultation of the case.</summary>
/// <param name="On">When it was held, or is to be.</param>
/// <param name="Problems">Numbers of the problems.</param>
public sealed record ConsultationLine(
    string Number, ConsultationState State, ConsultationForm Form, DateOnly? On, IReadOnlyList<string> Problems,
    IReadOnlyList<OpinionLine> Opinions, string Conclusion);

/// <summary>One expert of a consultation with the opinion, if it is given and the reader may read it.</summary>
public sealed record OpinionLine(string Expert, string Text, bool? Agrees);

/// <summary>Something with a date to come.</summary>
/// <param name="Words">What.</param>
/// <param name="WhyUrl">Address of the explanation of the date, or null where nothing is chased.</param>
public sealed record NextDate(DateOnly On, string Words, string? Url, string? WhyUrl = null);

/// <summary>One file of the case.</summary>
public sealed record FileLine(Guid Id, string Name, long Size, string UploadedBy, DateTime UploadedAt, bool HasPlace);
