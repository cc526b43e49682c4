using Assistance.Domain.Calendar;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;

namespace Assistance.Domain.Commitments;

/// <content>Commitments as a case file tells them: history binds nobody's rights, but its order must be possible.</content>
public sealed partial class Commitment
{
    /// <summary>Takes a commitment over from a case file, with its deadlines as they stand.</summary>
    public static Commitment FromHistory(CaseKey key, CommitmentHistory history, WorkingCalendar calendar)
    {
        RequirePossible(history);
        var terms = new CommitmentTerms(
            history.Number, history.Side, history.Owner, null, history.Text, history.OriginalDue, history.EvidenceRule,
            history.Origin, history.Verifier, history.Problem, history.ProblemNumber);
        var commitment = new Commitment(key, terms)
        {
            ProposedBy = Side.Regulator,
            Due = history.Due,
            State = history.State,
            AgreedOn = history.AgreedOn,
            ConfirmedOn = history.ConfirmedOn,
            ConfirmedBy = history.ConfirmedOn is null ? null : history.Evidence.Count > 0 ? history.Evidence[^1].By : new DoneBy(history.Owner, null),
            ClosedOn = history.ClosedOn,
            Progress = history.Progress,
            Evidence = history.Evidence,
            Extensions = history.Extensions,
            Causes = history.Causes,
            Verifications = history.Verification is null ? [] : [history.Verification],
        };
        commitment.TakeOverDeadlines(history, calendar);
        commitment.RecordHistory(history);
        return commitment;
    }

    /// <summary>A case file may tell of a proposal that nobody has answered yet: from its day on the enterprise's contact owes the answer.</summary>
    public void OweAnswer(PersonRef contact, DateOnly answerBy)
    {
        if (State == CommitmentState.Proposed)
        {
            OweAnswer(contact, contact, answerBy);
        }
    }

    /// <summary>A case file may tell of a wish for more time that nobody has decided yet: from its day on a manager owes the decision.</summary>
    public void OweDecision(PersonRef manager, DateOnly decideBy)
    {
        if (State == CommitmentState.Agreed && PendingExtension is not null)
        {
            Instruct(new OpenDeadline(DeadlineKind.ExtensionDecisionDue, Id.Value, manager, null, Side.Regulator, decideBy, decideBy, Number, Text));
        }
    }

    /// <summary>Deadlines as they stand. What has ended is kept as an ended one, so that an earlier day can still be asked about.</summary>
    private void TakeOverDeadlines(CommitmentHistory history, WorkingCalendar calendar)
    {
        if (State is CommitmentState.Proposed or CommitmentState.Declined)
        {
            return;
        }

        OpenDue(history.AgreedOn);
        if (State != CommitmentState.Agreed)
        {
            CloseDeadlines((history.ConfirmedOn ?? history.ClosedOn)!.Value, ConfirmedOn is null ? "withdrawn" : "confirmed", DeadlineKind.CommitmentDue);
        }

        if (ConfirmedOn is { } confirmed)
        {
            VerifyBy = calendar.AddWorkingDays(confirmed, VerificationWorkingDays);
            OpenVerification(confirmed);
            if (ClosedOn is { } closed)
            {
                CloseDeadlines(closed, "verified", DeadlineKind.VerificationDue);
            }
        }
    }

    private static void RequirePossible(CommitmentHistory history)
    {
        var number = history.Number;
        Rule.Require(history.Due >= history.OriginalDue, "commitments.rule.order", number);
        Rule.Require(history.Due == history.OriginalDue || history.Extensions.Any(extension => extension.Granted == true && extension.NewDue == history.Due), "commitments.rule.order-extension", number);
        Rule.Require(history.Extensions.All(extension => extension.NewDue > history.OriginalDue && extension.RequestedOn <= extension.NewDue), "commitments.rule.order-extension", number);
        Rule.Require(history.ClosedOn is null || history.ConfirmedOn is null || history.ClosedOn >= history.ConfirmedOn, "commitments.rule.order", number);
        Rule.Require(history.Verification is null || history.Evidence.All(item => item.SubmittedOn <= history.Verification.On), "commitments.rule.order", number);
        Rule.Require(history.Verification is null || history.ClosedOn is null || history.ClosedOn >= history.Verification.On, "commitments.rule.order", number);
        Rule.Require(
            history.State switch
            {
                CommitmentState.Confirmed => history.ConfirmedOn is not null && history.ClosedOn is null,
                CommitmentState.Agreed or CommitmentState.Proposed => history.ClosedOn is null && history.Verification is null,
                _ => history.ClosedOn is not null,
            },
            "commitments.rule.order", number);
    }

    private void RecordHistory(CommitmentHistory history)
    {
        var owner = new DoneBy(history.Owner, null);
        var begun = State is CommitmentState.Proposed or CommitmentState.Declined ? "commitment.proposed" : "commitment.agreed";
        Record(new Happening(begun, Number, history.AgreedOn, owner, null, Facts("due", Day(OriginalDue))));
        foreach (var progress in Progress)
        {
            var facts = new Dictionary<string, string> { ["percent"] = progress.Percent.ToString(System.Globalization.CultureInfo.InvariantCulture) };
            Record(new Happening("commitment.progress", Number, progress.On, progress.By, progress.Note, facts));
        }

        foreach (var moved in Extensions.Where(one => one.PausedDays is not null))
        {
            Record(new Happening("commitment.moved", Number, moved.RequestedOn, moved.RequestedBy, moved.Reason, Facts("due", Day(moved.NewDue))));
        }

        foreach (var extension in Extensions.Where(one => one.PausedDays is null))
        {
            Record(new Happening("commitment.extension-requested", Number, extension.RequestedOn, extension.RequestedBy, extension.Reason, Facts("due", Day(extension.NewDue))));
            if (extension is { Granted: { } granted, DecidedBy: { } decider })
            {
                Record(new Happening(granted ? "commitment.extension-granted" : "commitment.extension-refused", Number, extension.DecidedOn ?? extension.RequestedOn, decider, extension.DecisionNote, Facts("due", Day(extension.NewDue))));
            }
        }

        foreach (var cause in Causes)
        {
            Record(new Happening("commitment.cause", Number, cause.On, cause.By ?? DoneByProduct, cause.Note, Facts("code", cause.Code)));
        }

        if (ConfirmedOn is { } confirmed)
        {
            Record(new Happening("commitment.confirmed", Number, confirmed, ConfirmedBy ?? owner));
        }

        if (history.Verification is { } verification)
        {
            var kind = verification.Result switch
            {
                VerificationResult.Effective => "commitment.verified",
                VerificationResult.PartlyEffective => "commitment.verified-partly",
                _ => "commitment.not-effective",
            };
            Record(new Happening(kind, Number, verification.On, verification.By, verification.Note));
        }
    }

    private static DoneBy DoneByProduct => Actor.System.AsSelf;
}
