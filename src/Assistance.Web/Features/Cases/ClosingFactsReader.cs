using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Consultations;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Cases;

/// <summary>Reads what decides whether a case may be closed.</summary>
internal static class ClosingFactsReader
{
    public static async Task<ClosingFacts> ReadAsync(AssistanceDb db, AssistanceCase found, DateOnly today, CancellationToken cancellationToken)
    {
        var id = found.CaseId;
        var commitments = await db.Commitments.Where(one => one.CaseId == id).AsNoTracking().ToListAsync(cancellationToken);
        var problems = await db.Problems.Where(one => one.CaseId == id).Select(one => new { one.Number, one.State }).ToListAsync(cancellationToken);
        var lookBacks = await db.LookBacks.Where(one => one.CaseId == id && one.State == LookBackState.Booked).Select(one => one.Number).ToListAsync(cancellationToken);
        var consultations = await db.Consultations
            .Where(one => one.CaseId == id && one.State != ConsultationState.Concluded && one.State != ConsultationState.Cancelled)
            .Select(one => one.Number).ToListAsync(cancellationToken);
        var visits = await db.Visits.Where(one => one.CaseId == id && one.State == VisitState.Planned).Select(one => one.Number).ToListAsync(cancellationToken);
        var unsigned = await db.Agreements.AnyAsync(
            one => one.CaseId == id && (one.State == AgreementState.Draft || one.State == AgreementState.OutForSignature), cancellationToken);
        return new(
            [.. commitments.OrderBy(one => one.EffectiveDue).Select(one => (one.Number, one.State, one.IsOverdue(today)))],
            [.. problems.OrderBy(one => one.Number).Select(one => (one.Number, one.State))],
            lookBacks,
            consultations,
            visits,
            unsigned,
            found.Measures.Any(measure => measure.After is not null));
    }
}
