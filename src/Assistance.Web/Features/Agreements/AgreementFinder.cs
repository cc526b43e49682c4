using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Cases;
using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Agreements;

/// <summary>Finds what an address about an agreement names.</summary>
internal static class AgreementFinder
{
    /// <summary>The case, open for work.</summary>
    /// <exception cref="NotFoundException">There is none that the reader may see.</exception>
    public static async Task<AssistanceCase> OpenCaseAsync(this AssistanceDb db, string reference, CancellationToken cancellationToken)
    {
        var found = await db.Cases.FirstOrDefaultAsync(one => one.Reference == reference, cancellationToken) ?? throw new NotFoundException();
        found.RequireOpen();
        return found;
    }

    /// <summary>The newest agreement of the case in the state.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public static async Task<Agreement> AgreementAsync(this AssistanceDb db, AssistanceCase found, AgreementState state, CancellationToken cancellationToken) =>
        await db.Agreements.Where(one => one.CaseId == found.CaseId && one.State == state).OrderByDescending(one => one.Id).FirstOrDefaultAsync(cancellationToken)
        ?? throw new NotFoundException();

    /// <summary>The enterprise of the case.</summary>
    public static Task<Enterprise> EnterpriseOfAsync(this AssistanceDb db, AssistanceCase found, CancellationToken cancellationToken) =>
        db.Enterprises.AsNoTracking().FirstAsync(one => one.Id == found.EnterpriseId, cancellationToken);
}
