using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.Problems;
using Assistance.Web.Features.Shared;

namespace Assistance.Web.Features.Problems;

/// <summary>A remedy of a problem.</summary>
public sealed record RemedyView(
    RemedyId Id, string Number, RemedyKind Kind, string Text, string ServiceCode, string Indicator, string Before, string After, DateOnly DecidedOn,
    string? Consultation, int RowVersion);

/// <summary>A commitment of a problem in one line.</summary>
public sealed record ProblemPromise(string Number, string Text, Side Side, string Owner, DateOnly Due, CommitmentState State, bool IsMilestone);

/// <summary>A consultation about a problem in one line.</summary>
public sealed record ProblemConsultation(string Number, string Reason, ConsultationState State);

/// <summary>A look-back of a problem.</summary>
public sealed record LookBackView(LookBackState State, DateOnly DueOn, string Responsible, DateOnly? HeldOn, LookBackResult? Result, string Note);

/// <summary>The research team of a problem.</summary>
public sealed record TeamView(string Name, ResearchTeamLevel? Level, PersonRef Lead, IReadOnlyList<PersonRef> Members, DateOnly SetUpOn, int RowVersion);

/// <summary>The same problem in another case.</summary>
public sealed record CommonView(string Reference, string Enterprise, string Number, string Title);

/// <summary>A problem with everything that hangs on it.</summary>
/// <param name="Referral">The decision by which it left the assistance route; never told to the enterprise.</param>
/// <param name="IsOpenCase">Whether work on the case goes on.</param>
public sealed record ProblemView(
    string Reference, string Enterprise, string Theme, bool IsOpenCase, CaseReader Reader, ProblemId Id, string Number, ProblemState State, string Title,
    string Description, IReadOnlyList<string> Domains, ProblemSource Source, string FoundAt, string ReportedBy, DateOnly ReportedOn,
    IReadOnlyList<string> Causes, IReadOnlyList<string> SubCauses, IReadOnlyList<string> FiveWhys, string RootCause, Severity? Severity, string SeverityRationale,
    Triage? Triage, Complexity? Complexity, DateOnly? DiagnosedOn, string? DiagnosedBy, IReadOnlyList<Reassessment> Reassessments, string CommonLabel,
    string DismissReason, string ReopenReason, Referral? Referral, DateOnly? ResolvedOn, DateOnly? LookBackDueOn, bool HasCause, int RowVersion)
{
    public IReadOnlyList<RemedyView> Remedies { get; init; } = [];

    public IReadOnlyList<ProblemPromise> Promises { get; init; } = [];

    public IReadOnlyList<ProblemConsultation> Consultations { get; init; } = [];

    public IReadOnlyList<LookBackView> LookBacks { get; init; } = [];

    public TeamView? Team { get; init; }

    /// <summary>Where else it is; only cases that the reader sees.</summary>
    public IReadOnlyList<CommonView> Elsewhere { get; init; } = [];

    /// <summary>Whether it waits for work.</summary>
    public bool IsOpen => State is ProblemState.Reported or ProblemState.Diagnosed or ProblemState.InRemedy or ProblemState.Reopened;

    /// <summary>Whether its end is not told to the reader.</summary>
    public bool HidesEnd => State == ProblemState.Referred && !TellsReferral;

    /// <summary>Whether the reader is told of a referral: the regulator's side only.</summary>
    public bool TellsReferral { get; init; }

    private bool Regulates => IsOpenCase && Reader.IsRegulator;

    private bool Manages => IsOpenCase && Reader.IsManager;

    public bool CanCorrect => Regulates && (State is ProblemState.Reported or ProblemState.Diagnosed);

    public bool CanDiagnose => Regulates && (State is ProblemState.Reported or ProblemState.Diagnosed or ProblemState.Reopened);

    public bool CanReassess => Regulates && HasCause && (State is ProblemState.Diagnosed or ProblemState.InRemedy or ProblemState.Reopened);

    public bool CanDismiss => Regulates && (State is ProblemState.Reported or ProblemState.Diagnosed);

    /// <summary>Opening it again without a look-back: a manager's decision.</summary>
    public bool CanReopen => Manages && (State is ProblemState.Resolved or ProblemState.Effective or ProblemState.Dismissed or ProblemState.Unresolved);

    public bool CanRefer => Manages && IsOpen;

    public bool CanMarkCommon => Regulates;

    public bool CanSetUpTeam => Manages && IsOpen && Triage == Domain.Problems.Triage.Research;

    public bool CanAddMilestone => Regulates && IsOpen && Team is not null;

    /// <summary>Whether a remedy can be prescribed now: the cause is found, and research has its team.</summary>
    public bool CanPrescribe => Regulates && IsOpen && HasCause && (Triage != Domain.Problems.Triage.Research || Team is not null);

    public bool CanChangeRemedy => Regulates && IsOpen;

    public bool CanLookBack => Regulates && LookBacks.Any(one => one.State == LookBackState.Booked);

    /// <summary>Whether a commitment can be proposed for it.</summary>
    public bool CanPropose => IsOpenCase && IsOpen && HasCause && (Reader.IsRegulator || (Reader.IsEnterpriseLead && State != ProblemState.Diagnosed));
}
