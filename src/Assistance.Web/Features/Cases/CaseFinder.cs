using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Web.Infrastructure.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Cases;

/// <summary>Finds the case that an address names.</summary>
internal static class CaseFinder
{
    /// <summary>The case, to be changed.</summary>
    /// <exception cref="NotFoundException">There is none that the reader may see.</exception>
    public static async Task<AssistanceCase> CaseAsync(this AssistanceDb db, string reference, CancellationToken cancellationToken) =>
        await db.Cases.FirstOrDefaultAsync(one => one.Reference == reference, cancellationToken) ?? throw new NotFoundException();
}
