using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Agreements;

/// <summary>What follows from an agreement that has just come into force.</summary>
internal static class AgreementEffects
{
    /// <summary>Working days from the signature to the first visit.</summary>
    private const int FirstVisitWorkingDays = 10;

    /// <summary>
    /// Its dated items become commitments that the signatures agreed; the first visit is due; an amendment takes the place of its
    /// predecessor, a renewal only when that has run out. Saved with the caller's next SaveChangesAsync.
    /// </summary>
    public static async Task ApplyAsync(AssistanceDb db, AssistanceCase found, Agreement agreement, Act act, CancellationToken cancellationToken)
    {
        var by = agreement.Signatures[^1].By;
        var signedOn = agreement.SignedOn!.Value;
        foreach (var item in agreement.Items)
        {
            var number = await db.NextNumberAsync(found.CaseId, "C", cancellationToken);
            var verifier = item.Side == Side.Enterprise ? found.Lead : agreement.SignatoryEnterprise;
            var terms = new CommitmentTerms(
                number, item.Side, item.Owner, null, item.Text, item.Due, item.EvidenceRule, CommitmentOrigin.Agreement, verifier, OriginId: agreement.Id.Value);
            db.Add(Commitment.AgreedBySignature(found.ToCaseKey(), terms, signedOn, by));
        }

        if (agreement.Kind == AgreementKind.Original)
        {
            var calendar = (await db.RulesAsync(cancellationToken)).CalendarOf(Side.Regulator, found.ToCaseKey());
            found.ExpectVisit(calendar.AddWorkingDays(signedOn, FirstVisitWorkingDays));
        }
        else if (agreement.PredecessorId is { } id
            && await db.Agreements.FirstOrDefaultAsync(one => one.Id == id, cancellationToken) is { State: AgreementState.InForce } predecessor)
        {
            if (agreement.Kind == AgreementKind.Amendment)
            {
                predecessor.Complete("amended", by, act.Today);
            }
            else if (predecessor.End < act.Today)
            {
                predecessor.Complete("renewed", by, act.Today);
            }
        }
    }
}
