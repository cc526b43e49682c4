using System.Globalization;
using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Problems;

namespace Assistance.Domain.Commitments;

/// <content>Agreeing and delivering: what both sides do before something is to be verified.</content>
public sealed partial class Commitment
{
    /// <summary>Working days within which the other side is to answer a proposal.</summary>
    public const int AnswerWorkingDays = 5;

    /// <summary>Working days within which a confirmation is to be verified.</summary>
    public const int VerificationWorkingDays = 10;

    /// <summary>Working days that must be left when more time is asked for.</summary>
    public const int ExtensionNoticeWorkingDays = 5;

    /// <summary>Calendar days after the original due date that an extension may reach.</summary>
    public const int ExtensionCalendarDays = 60;

    /// <summary>Working days within which a manager decides on an extension.</summary>
    public const int DecisionWorkingDays = 3;

    /// <summary>The latest date that an extension may reach. Days of a pause by which a manager moved the date come on top.</summary>
    public DateOnly LatestExtension => OriginalDue.AddDays(ExtensionCalendarDays + Extensions.Sum(extension => extension.PausedDays ?? 0));

    /// <summary>The other side agrees: the deadline runs from now on.</summary>
    public void Agree(Act act)
    {
        Move(CommitmentVerb.Agree);
        var by = RequireOtherSide(act);
        CloseDeadlines(act.Today, "agreed", DeadlineKind.AnswerDue);
        TakeEffect(act.Today);
        Tell("agreed", by, act, facts: Facts("due", Day(Due)), to: Owner.Id);
    }

    /// <summary>The other side declines, with a reason.</summary>
    public void Decline(string reason, Act act)
    {
        Move(CommitmentVerb.Decline);
        var by = RequireOtherSide(act);
        EndReason = Rule.Text("Reason", reason, "commitments.rule.reason");
        State = CommitmentState.Declined;
        ClosedOn = act.Today;
        CloseDeadlines(act.Today, "declined", DeadlineKind.AnswerDue);
        Tell("declined", by, act, EndReason, to: Owner.Id);
    }

    /// <summary>Owner or backup report how far it is.</summary>
    public void ReportProgress(int percent, string? note, Act act)
    {
        Move(CommitmentVerb.ReportProgress);
        var by = RequireOwnerOrBackup(act);
        Rule.RequireFor(nameof(Percent), percent is >= 0 and <= 100, "commitments.rule.percent");
        Progress = [.. Progress, new ProgressReport(act.Today, percent, Blank(note), by)];
        var facts = new Dictionary<string, string> { ["percent"] = percent.ToString(CultureInfo.InvariantCulture) };
        Record(new Happening("commitment.progress", Number, act.Today, by, Blank(note), facts));
    }

    /// <summary>完成: owner or backup say that it is done. From now on the verifier has ten working days.</summary>
    /// <param name="evidence">What is handed in with the confirmation.</param>
    /// <param name="severity">Severity of the problem, or null; S1 and S2 need at least one file.</param>
    /// <param name="calendar">The working days of the side that verifies.</param>
    public void Confirm(IReadOnlyList<EvidenceItem> evidence, string? note, Severity? severity, WorkingCalendar calendar, Act act)
    {
        Move(CommitmentVerb.Confirm);
        var by = RequireOwnerOrBackup(act);
        IReadOnlyList<EvidenceItem> all = [.. Evidence, .. evidence];
        var usable = all.Where(item => item.Accepted != false).ToList();
        Rule.RequireFor(
            nameof(Evidence),
            EvidenceRule switch
            {
                EvidenceRule.None => true,
                EvidenceRule.Any => usable.Count > 0,
                _ => usable.Any(item => item.Kind.Equals(EvidenceRule.ToString(), StringComparison.OrdinalIgnoreCase)),
            },
            $"commitments.rule.evidence.{EvidenceRule}".ToLowerInvariant());
        Rule.RequireFor(
            nameof(Evidence),
            severity is not (Severity.S1 or Severity.S2) || usable.Any(item => item.FileId is not null),
            "commitments.rule.evidence-file");
        foreach (var item in evidence)
        {
            Rule.RequireFor(nameof(item.PeriodUntil), item.PeriodUntil is not { } until || (until <= act.Today && !(item.PeriodFrom > until)), "commitments.rule.evidence-period");
            Rule.RequireFor(nameof(item.PeriodFrom), !(item.PeriodFrom > act.Today), "commitments.rule.evidence-period");
        }

        Evidence = all;
        State = CommitmentState.Confirmed;
        ConfirmedOn = act.Today;
        ConfirmedBy = by;
        VerifyBy = calendar.AddWorkingDays(act.Today, VerificationWorkingDays);
        if (PendingExtension is { } pending)
        {
            // the wish for more time has lost its object
            Extensions = [.. Extensions.SkipLast(1), pending with { Granted = false, DecidedOn = act.Today }];
        }

        CloseDeadlines(act.Today, "confirmed", DeadlineKind.CommitmentDue, DeadlineKind.ExtensionDecisionDue, DeadlineKind.CauseDue);
        OpenVerification();
        Tell("confirmed", by, act, Blank(note), to: Verifier.Id, why: "verifier");
    }

    /// <summary>延期: the owner (or the enterprise's lead contact) asks for more time, once, in time, and with a safeguard.</summary>
    /// <param name="manager">The manager who has to decide.</param>
    /// <param name="calendar">The working days of the side that promised.</param>
    /// <param name="decides">The working days of the manager's side; null where they are the same.</param>
    public void RequestExtension(
        DateOnly newDue, string reason, string interimSafeguard, PersonRef manager, WorkingCalendar calendar, Act act, WorkingCalendar? decides = null)
    {
        Move(CommitmentVerb.RequestExtension);
        if (WhyNoExtension(act, calendar) is { } refusal)
        {
            throw refusal;
        }

        var by = act.By.Require(AsksForTime, "commitments.rule.extension-owner");
        Rule.RequireFor(nameof(ExtensionRequest.NewDue), newDue > Due, "commitments.rule.extension-later", Due);
        Rule.RequireFor(nameof(ExtensionRequest.NewDue), newDue <= LatestExtension, "commitments.rule.extension-days", LatestExtension, OriginalDue);
        var request = new ExtensionRequest(
            act.Today, newDue,
            Rule.Text(nameof(ExtensionRequest.Reason), reason, "commitments.rule.reason"),
            Rule.Text(nameof(ExtensionRequest.InterimSafeguard), interimSafeguard, "commitments.rule.safeguard"),
            by, null, null, null, null);
        Extensions = [.. Extensions, request];
        var decideBy = (decides ?? calendar).AddWorkingDays(act.Today, DecisionWorkingDays);
        Instruct(new OpenDeadline(DeadlineKind.ExtensionDecisionDue, Id.Value, manager, null, Side.Regulator, decideBy, decideBy, Number, Text));
        Tell("extension-requested", by, act, request.Reason, Facts("due", Day(newDue)), manager.Id, "manager");
    }

    /// <summary>A manager who is neither the owner nor the one who asked decides on more time. The original date stays.</summary>
    public void DecideExtension(bool grant, string? note, Act act)
    {
        Move(CommitmentVerb.DecideExtension);
        var pending = PendingExtension;
        Rule.Require(pending is not null, "commitments.rule.extension-none");
        var by = RequireDecider(act);
        Rule.RequireFor("DecisionNote", grant || Blank(note) is not null, "commitments.rule.reason");
        Extensions = [.. Extensions.SkipLast(1), pending with { Granted = grant, DecidedOn = act.Today, DecidedBy = by, DecisionNote = Blank(note) }];
        CloseDeadlines(act.Today, "decided", DeadlineKind.ExtensionDecisionDue);
        if (grant)
        {
            Due = pending.NewDue;
            OpenDue();
        }

        Tell(grant ? "extension-granted" : "extension-refused", by, act, Blank(note), Facts("due", Day(pending.NewDue)), Owner.Id);
    }

    /// <summary>
    /// A manager decided that the days of a pause do not count: what is still to be done is due later. The first date stays visible; a
    /// wish for more time moves along. The deadline itself is moved by <see cref="Deadline.Postpone"/>.
    /// </summary>
    /// <param name="days">Calendar days, at least 1.</param>
    public void Postpone(int days, string reason, Act act)
    {
        var by = RequireManager(act);
        Rule.RequireFor("Days", days >= 1, "cases.rule.days");
        if (State == CommitmentState.Confirmed)
        {
            VerifyBy = VerifyBy!.Value.AddDays(days);
            Tell("moved", by, act, reason, Facts("due", Day(VerifyBy.Value)));
        }
        else if (State == CommitmentState.Agreed)
        {
            var pending = PendingExtension;
            Due = Due.AddDays(days);
            ReworkBy = ReworkBy?.AddDays(days);
            var moved = new ExtensionRequest(act.Today, Due, reason, null, by, true, act.Today, by, null, days);
            Extensions = pending is null ? [.. Extensions, moved] : [.. Extensions.SkipLast(1), moved, pending with { NewDue = pending.NewDue.AddDays(days) }];
            Tell("moved", by, act, reason, Facts("due", Day(EffectiveDue)));
        }
    }

    private void OweAnswer(PersonRef? answerer, PersonRef proposer, DateOnly answerBy)
    {
        Instruct(new OpenDeadline(
            DeadlineKind.AnswerDue, Id.Value, answerer ?? proposer, null, answerer is null ? ProposedBy : ProposedBy.Other(), answerBy, answerBy, Number, Text));
    }

    private void OpenVerification(DateOnly? from = null)
    {
        Instruct(new OpenDeadline(DeadlineKind.VerificationDue, Id.Value, Verifier, null, Side.Other(), VerifyBy!.Value, VerifyBy.Value, Number, Text, from));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
