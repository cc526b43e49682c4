using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Commitments;

/// <summary>How the pages of this area name and draw things.</summary>
internal static class CommitmentWords
{
    private static readonly string[] inOrder =
    [
        "proposed", "agreed", "undertaken", "declined", "progress", "extension-requested", "extension-refused", "extension-granted", "moved", "cause",
        "reassigned", "backup-changed", "confirmed", "verifier-changed", "returned", "verified", "verified-partly", "not-effective", "objected", "withdrawn",
    ];

    /// <summary>Where a verb is done.</summary>
    public static string Url(CommitmentVerb verb, string reference, string number) => verb switch
    {
        CommitmentVerb.Agree => CommitmentsLinks.Agree(reference, number),
        CommitmentVerb.Decline => CommitmentsLinks.Decline(reference, number),
        CommitmentVerb.ReportProgress => CommitmentsLinks.ReportProgress(reference, number),
        CommitmentVerb.Confirm => CommitmentsLinks.Confirm(reference, number),
        CommitmentVerb.RequestExtension => CommitmentsLinks.RequestExtension(reference, number),
        CommitmentVerb.DecideExtension => CommitmentsLinks.DecideExtension(reference, number),
        CommitmentVerb.Withdraw => CommitmentsLinks.Withdraw(reference, number),
        CommitmentVerb.Reassign => CommitmentsLinks.Reassign(reference, number),
        _ => CommitmentsLinks.Verify(reference, number),
    };

    /// <summary>The line below a party: the backup and who stands in, or by when is verified.</summary>
    public static string Role(CommitmentDetails found, Side side, Text text)
    {
        var promises = found.Row.Side == side;
        var deputy = promises ? found.OwnerDeputy : found.VerifierDeputy;
        List<string> parts = [];
        if (promises && found.Backup is not null)
        {
            parts.Add(text["commitments.party.backup", found.Backup]);
        }

        if (deputy is not null)
        {
            parts.Add(text["commitments.party.deputy", deputy]);
        }

        if (parts.Count == 0)
        {
            parts.Add(promises ? text["commitments.party.percent", found.Percent] : text["commitments.party.within", Commitment.VerificationWorkingDays]);
        }

        return string.Join(text["shared.clause-separator"], parts);
    }

    /// <summary>Where a line of the history stands among those of the same moment.</summary>
    public static int Rank(string kind) => Array.IndexOf(inOrder, kind[(kind.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    /// <summary>Whom a step tells, as a part that people know: the verifier owns a verification, the manager a decision.</summary>
    public static string Told(Text text, DeadlineKind kind, ChaseRecipient who) => (kind, who) switch
    {
        (DeadlineKind.VerificationDue, ChaseRecipient.Owner) => text["commitments.chase-recipient.verifier"],
        (DeadlineKind.AnswerDue, ChaseRecipient.Owner) => text["commitments.chase-recipient.answerer"],
        (DeadlineKind.ExtensionDecisionDue or DeadlineKind.CauseDue, ChaseRecipient.Owner) => text["commitments.chase-recipient.manager"],
        _ => text.Of("commitments", who),
    };

    /// <summary>Drawing of a line of the history.</summary>
    public static string Icon(string kind) => kind switch
    {
        "commitment.verified" or "commitment.verified-partly" or "commitment.confirmed" or "commitment.agreed" => "ok",
        "commitment.not-effective" => "swap",
        "commitment.returned" => "back",
        "commitment.withdrawn" or "commitment.declined" => "no",
        "commitment.cause" or "commitment.objected" => "flag",
        "commitment.reassigned" or "commitment.backup-changed" or "commitment.verifier-changed" => "user",
        "commitment.moved" => "soon",
        _ when kind.StartsWith("commitment.extension", StringComparison.Ordinal) => "soon",
        _ => "pen",
    };

    /// <summary>Tone of a line of the history.</summary>
    public static string? Tone(string kind) => kind switch
    {
        "commitment.verified" or "commitment.verified-partly" => "good",
        "commitment.not-effective" or "commitment.cause" => "bad",
        _ => null,
    };

    /// <summary>A rung in words.</summary>
    public static string RungText(Text text, Rung rung) => rung.Kind switch
    {
        RungKind.Reminder => text["commitments.rung.reminder", rung.Code],
        RungKind.Level => text["commitments.rung.level", rung.Level],
        _ => text["commitments.rung.weekly"],
    };

    /// <summary>A rung's code as people know it: weekly lines without their date.</summary>
    public static string RungName(string code) => code.StartsWith('W') ? "W" : code;

    /// <summary>Why somebody was told.</summary>
    public static string Why(Text text, string why) => text.Has("commitments.why." + why) ? text["commitments.why." + why] : why;

    /// <summary>Why a notice was not sent.</summary>
    /// <param name="error">"no-address", "left", "ended" or "ended:confirmed".</param>
    public static string Error(Text text, string error)
    {
        var parts = error.Split(':');
        return parts.Reverse().Select(part => "commitments.notice-error." + part).FirstOrDefault(text.Has) is { } key ? text[key] : error;
    }

    /// <summary>The look of what became of a notice.</summary>
    public static StatusKind Kind(string state) => state switch
    {
        "delivered" => StatusKind.Good,
        "failed" => StatusKind.Bad,
        "skipped" => StatusKind.Withdrawn,
        _ => StatusKind.Act,
    };
}
