using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.Visits;
using Assistance.Web.Infrastructure.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Visits;

/// <summary>How the handlers of this area load what they work on. What the reader may not see is not found.</summary>
internal static class VisitFinder
{
    /// <summary>The case, to read or to change.</summary>
    public static async Task<AssistanceCase> CaseOfVisitAsync(this AssistanceDb db, string reference, CancellationToken cancellationToken) =>
        await db.Cases.FirstOrDefaultAsync(one => one.Reference == reference, cancellationToken) ?? throw new NotFoundException();

    /// <summary>The visit, to read or to change.</summary>
    public static async Task<Visit> VisitAsync(this AssistanceDb db, string reference, string number, CancellationToken cancellationToken) =>
        await db.Cases.Where(one => one.Reference == reference)
            .Join(db.Visits.Where(visit => visit.Number == number), one => one.CaseId, visit => visit.CaseId, (one, visit) => visit)
            .FirstOrDefaultAsync(cancellationToken)
        ?? throw new NotFoundException();

    /// <summary>The visit, to change it: its case must be open.</summary>
    public static async Task<Visit> OpenVisitAsync(this AssistanceDb db, string reference, string number, CancellationToken cancellationToken)
    {
        (await db.CaseOfVisitAsync(reference, cancellationToken)).RequireOpen();
        return await db.VisitAsync(reference, number, cancellationToken);
    }

    /// <summary>The visitors that were chosen, in their order. Somebody who already stands in the record may stay, even after leaving.</summary>
    /// <exception cref="BrokenRuleException">One of them is none of the bureau's people, nor an expert.</exception>
    public static async Task<IReadOnlyList<PersonRef>> VisitorsAsync(
        this AssistanceDb db, AssistanceCase found, IReadOnlyList<PersonId> chosen, IReadOnlyList<PersonRef> before, CancellationToken cancellationToken)
    {
        var people = await db.PeopleOf(Side.Regulator, found.BureauId, found.EnterpriseId).AsNoTracking()
            .Where(person => chosen.Contains(person.Id)).ToListAsync(cancellationToken);
        var visitors = chosen.Distinct()
            .Select(id => before.FirstOrDefault(one => one.Id == id) ?? people.Find(person => person.Id == id)?.Ref)
            .ToList();
        Rule.RequireFor("Visitors", !visitors.Contains(null), "visits.rule.visitor-unknown");
        return [.. visitors.OfType<PersonRef>()];
    }
}
