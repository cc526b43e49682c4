using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Agreements;

/// <summary>
/// Ends the agreements whose term has run out: completed where a renewal is in force, else expired. Run daily; a second run finds nothing.
/// </summary>
/// <returns>How many ended.</returns>
public sealed record ExpireAgreements : IRequest<int>;

internal sealed class ExpireAgreementsValidator : AbstractValidator<ExpireAgreements>;

internal sealed class ExpireAgreementsHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ExpireAgreements, int>
{
    private const int Batch = 200;

    public async Task<int> Handle(ExpireAgreements request, CancellationToken cancellationToken)
    {
        var (act, ended) = (user.Act, 0);
        while (true)
        {
            var over = await db.Agreements.Where(one => one.State == AgreementState.InForce && one.End < act.Today)
                .OrderBy(one => one.End).Take(Batch).ToListAsync(cancellationToken);
            var ids = over.ConvertAll(one => (Domain.Common.AgreementId?)one.Id);
            var renewed = await db.Agreements
                .Where(one => one.State == AgreementState.InForce && one.Kind == AgreementKind.Renewal && ids.Contains(one.PredecessorId))
                .Select(one => one.PredecessorId).ToListAsync(cancellationToken);
            foreach (var agreement in over)
            {
                if (renewed.Contains(agreement.Id))
                {
                    agreement.Complete("renewed", act.By.AsSelf, act.Today);
                }
                else
                {
                    agreement.Expire(act);
                }
            }

            if (over.Count == 0)
            {
                return ended;
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            ended += over.Count;
        }
    }
}
