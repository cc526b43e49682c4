using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>The rows behind one of the checks: in the own scope for managers, all for administrators, who see no case content.</summary>
public sealed record ListForgotten(ForgottenKind Check) : IRequest<IReadOnlyList<ForgottenRow>>;

/// <summary>Something open that is forgotten.</summary>
/// <param name="Number">The record within the case, or empty.</param>
public sealed record ForgottenRow(string Case, string Number, DeadlineKind Kind, string Responsible, DateOnly Due, DateOnly? NextChaseOn);

/// <summary>Nothing to check.</summary>
public sealed class ListForgottenValidator : AbstractValidator<ListForgotten>;

internal sealed class ListForgottenHandler(AssistanceDb db, Clock clock, CurrentUser user) : IRequestHandler<ListForgotten, IReadOnlyList<ForgottenRow>>
{
    private const int MaxRows = 200;

    public async Task<IReadOnlyList<ForgottenRow>> Handle(ListForgotten request, CancellationToken cancellationToken)
    {
        if (user.Is(Role.Administrator))
        {
            db.View(Viewer.System);
        }

        if (request.Check == ForgottenKind.NoDeadline)
        {
            return await ForgottenItems.WithoutDeadline(db).OrderBy(row => row.Due).ThenBy(row => row.Id).Take(MaxRows)
                .Join(db.CaseNames, row => row.CaseId, name => name.CaseId, (row, name) => new ForgottenRow(name.Reference, row.Number, DeadlineKind.CommitmentDue, row.OwnerName, row.Due, null))
                .ToListAsync(cancellationToken);
        }

        var deadlines = request.Check switch
        {
            ForgottenKind.NoOwner => ForgottenItems.WithoutOwner(db),
            ForgottenKind.NoNext => ForgottenItems.WithoutNext(db),
            _ => ForgottenItems.NotRaised(db, clock.Today),
        };
        return await deadlines.OrderBy(row => row.Due).ThenBy(row => row.Id).Take(MaxRows)
            .Join(db.CaseNames, row => row.CaseId, name => name.CaseId, (row, name) => new ForgottenRow(name.Reference, row.Number, row.Kind, row.ResponsibleName, row.Due, row.NextChaseOn))
            .ToListAsync(cancellationToken);
    }
}
