using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Shared;

/// <summary>Where somebody goes who is asked to keep a deadline.</summary>
public static class DeadlineLinks
{
    /// <summary>The page on which the promise of a deadline can be kept.</summary>
    /// <param name="reference">Of the case.</param>
    /// <param name="number">What the deadline speaks of within the case: "C3", "H1", "P2"; empty for visits.</param>
    public static string For(DeadlineKind kind, string reference, string number) => kind switch
    {
        DeadlineKind.CommitmentDue or DeadlineKind.VerificationDue or DeadlineKind.AnswerDue or DeadlineKind.CauseDue => CommitmentsLinks.Details(reference, number),
        DeadlineKind.ExtensionDecisionDue => CommitmentsLinks.DecideExtension(reference, number),
        DeadlineKind.SignatureDue or DeadlineKind.AgreementEnd => $"/cases/{reference}/agreement",
        DeadlineKind.OpinionDue => $"/cases/{reference}/consultations/{number}",
        DeadlineKind.LookBackDue => $"/cases/{reference}/problems/{number}",
        _ => $"/cases/{reference}/visits",
    };

    /// <summary>Why this date and these rungs, day by day.</summary>
    /// <param name="number">What the deadline speaks of within the case; empty for all of the kind.</param>
    public static string Why(DeadlineKind kind, string reference, string number) =>
        $"/cases/{reference}/dates/{Text.Kebab(kind.ToString())}" + (number.Length > 0 ? $"?of={Uri.EscapeDataString(number)}" : "");

    /// <summary>The kind that an address names, or null when it names none.</summary>
    public static DeadlineKind? KindOf(string name) =>
        Enum.GetValues<DeadlineKind>().Where(kind => Text.Kebab(kind.ToString()) == name).Select(kind => (DeadlineKind?)kind).FirstOrDefault();
}
