using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;

namespace Assistance.Domain.Commitments;

/// <content>Verifying and deciding: what the counterparty and managers do.</content>
public sealed partial class Commitment
{
    /// <summary>Working days that a return gives by default.</summary>
    public const int ReworkWorkingDays = 5;

    /// <summary>退回: the verifier sends it back, with a reason and a date.</summary>
    /// <param name="reworkBy">The day by which it is to be reworked, or null for five working days on.</param>
    /// <param name="calendar">The working days of the side that promised.</param>
    public void Return(string reason, DateOnly? reworkBy, WorkingCalendar calendar, Act act)
    {
        Move(CommitmentVerb.Return);
        var by = RequireVerifier(act);
        var day = reworkBy ?? calendar.AddWorkingDays(act.Today, ReworkWorkingDays);
        Rule.RequireFor(nameof(ReworkBy), day > act.Today, "commitments.rule.rework-date");
        var words = Rule.Text("Reason", reason, "commitments.rule.reason");
        Returns = [.. Returns, new ReturnForRework(act.Today, words, day, by)];
        Evidence = [.. Evidence.Select(item => item.Accepted is null ? item with { Accepted = false, Judged = new(act.Today, by, words) } : item)];
        State = CommitmentState.Agreed;
        ReworkBy = day;
        ConfirmedOn = null;
        ConfirmedBy = null;
        VerifyBy = null;
        CloseDeadlines(act.Today, "returned", DeadlineKind.VerificationDue);
        OpenDue();
        Tell("returned", by, act, words, Facts("due", Day(day)), Owner.Id);
    }

    /// <summary>验证 as effective or partly effective, by someone who is neither the owner nor the one who confirmed.</summary>
    /// <param name="severity">Severity of the problem, or null.</param>
    /// <param name="resolvesProblem">Whether nothing else of the problem is open, so that this verification resolves it.</param>
    public void Verify(VerificationResult result, IReadOnlyList<VerificationMethod> methods, string? note, Severity? severity, bool resolvesProblem, Act act)
    {
        Move(CommitmentVerb.Verify);
        Rule.Require(result is VerificationResult.Effective or VerificationResult.PartlyEffective, "commitments.rule.result");
        var by = RequireVerifier(act);
        if (resolvesProblem && severity is Severity.S1 or Severity.S2)
        {
            Rule.RequireFor("Methods", methods.Any(method => method != VerificationMethod.Document), "commitments.rule.not-by-document");
        }

        if (resolvesProblem && severity is Severity.S1)
        {
            by = RequireVerifier(act, Manages, "commitments.rule.s1-manager");
        }

        var words = result == VerificationResult.PartlyEffective ? Rule.Text("Note", note, "commitments.rule.partly-note") : Blank(note);
        Judge(new Verification(act.Today, Checked(methods), result, words, by), CommitmentState.Verified, act);
        Tell(result == VerificationResult.Effective ? "verified" : "verified-partly", by, act, words, to: Owner.Id);
    }

    /// <summary>验证 as not effective: superseded by a replacement that links back; the caller reopens the problem.</summary>
    public void VerifyNotEffective(IReadOnlyList<VerificationMethod> methods, string note, Commitment replacement, Act act)
    {
        Move(CommitmentVerb.VerifyNotEffective);
        var by = RequireVerifier(act);
        var words = Rule.Text("Note", note, "commitments.rule.reason");
        Rule.Require(replacement.ReplacesId == Id && replacement.CaseId == CaseId, "commitments.rule.replacement");
        ReplacedById = replacement.Id;
        Judge(new Verification(act.Today, Checked(methods), VerificationResult.NotEffective, words, by), CommitmentState.Superseded, act);
        Tell("not-effective", by, act, words, Facts("replacement", replacement.Number), Owner.Id);
    }

    /// <summary>The enterprise objects to a verification of the regulator's commitment; the manager is told.</summary>
    public void RaiseObjection(string text, PersonId? manager, Act act)
    {
        Rule.Require(Side == Side.Regulator && State == CommitmentState.Verified, "commitments.rule.objection-what");
        var by = act.By.Require(SpeaksForEnterprise, "commitments.rule.objection-who");
        var words = Rule.Text("Text", text, "commitments.rule.reason");
        Objections = [.. Objections, new Objection(act.Today, words, by)];
        Tell("objected", by, act, words, Facts("note", words), manager, "manager");
    }

    /// <summary>A manager withdraws it, with a reason; the owner is told.</summary>
    public void Withdraw(string reason, Act act)
    {
        Move(CommitmentVerb.Withdraw);
        var by = RequireManager(act);
        EndReason = Rule.Text("Reason", reason, "commitments.rule.reason");
        State = CommitmentState.Withdrawn;
        ClosedOn = act.Today;
        CloseDeadlines(act.Today, "withdrawn", DeadlineKind.AnswerDue, DeadlineKind.CommitmentDue, DeadlineKind.ExtensionDecisionDue, DeadlineKind.CauseDue);
        Tell("withdrawn", by, act, EndReason, to: Owner.Id);
    }

    /// <summary>原因: a manager records why it is late and what is done about it.</summary>
    /// <param name="level">The level that it had reached.</param>
    /// <param name="countermeasure">Number of the commitment that the countermeasure became, or null.</param>
    public void RecordCause(int level, string code, string? note, string? action, string? countermeasure, Act act)
    {
        Rule.Require(IsOverdue(act.Today), "commitments.rule.not-overdue");
        var by = RequireManager(act);
        Rule.RequireFor("Code", OverdueCauseCodes.Of(Side).Contains(code), "commitments.rule.cause");
        Causes = [.. Causes, new OverdueCause(level, act.Today, code, Blank(note), action, by, countermeasure)];
        CloseDeadlines(act.Today, "cause-recorded", DeadlineKind.CauseDue);
        Tell("cause", by, act, Blank(note), Facts("code", code), Owner.Id);
    }

    private void Judge(Verification verification, CommitmentState next, Act act)
    {
        Verifications = [.. Verifications, verification];
        if (next == CommitmentState.Verified)
        {
            Evidence = [.. Evidence.Select(item => item.Accepted is null ? item with { Accepted = true, Judged = new(verification.On, verification.By, verification.Note) } : item)];
        }

        State = next;
        ClosedOn = act.Today;
        CloseDeadlines(act.Today, "verified", DeadlineKind.VerificationDue);
    }

    private static IReadOnlyList<VerificationMethod> Checked(IReadOnlyList<VerificationMethod> methods)
    {
        Rule.RequireFor("Methods", methods.Count > 0, "commitments.rule.methods");
        return [.. methods.Distinct()];
    }
}
