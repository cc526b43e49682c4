using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Visits;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Visits;

/// <summary>Corrects a record that the enterprise has not acknowledged yet.</summary>
/// <param name="Keep">Pictures of the record that stay.</param>
/// <param name="Photos">Pictures that are added.</param>
/// <param name="RowVersion">The version of the record that was corrected.</param>
public sealed record CorrectVisit(
    string Reference, string Number, VisitForm Form, IReadOnlyList<Guid> Keep, IReadOnlyList<StoredFileId> Photos, int RowVersion) : IRequest<Unit>;

internal sealed class CorrectVisitValidator : AbstractValidator<CorrectVisit>
{
    public CorrectVisitValidator(Text text) => RuleFor(command => command.Form).SetValidator(new VisitFormValidator(text));
}

internal sealed class CorrectVisitHandler(AssistanceDb db, FileStore files, CurrentUser user) : IRequestHandler<CorrectVisit, Unit>
{
    public async Task<Unit> Handle(CorrectVisit request, CancellationToken cancellationToken)
    {
        var found = await db.CaseOfVisitAsync(request.Reference, cancellationToken);
        found.RequireOpen();
        var visit = await db.VisitAsync(request.Reference, request.Number, cancellationToken);
        if (visit.RowVersion != request.RowVersion)
        {
            throw await StaleAsync(visit, request.Form, cancellationToken);
        }

        var added = await files.AttachPhotosAsync(request.Photos, found.ToCaseKey(), cancellationToken);
        var visitors = await db.VisitorsAsync(found, [.. request.Form.Visitors.Select(id => new PersonId(id))], visit.Visitors, cancellationToken);
        var photos = visit.PhotoIds.Where(id => request.Keep.Contains(id.Value)).Concat(added).Distinct().ToList();
        visit.Correct(request.Form.ToRecord(visitors, photos), user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task<StaleVersionException> StaleAsync(Visit visit, VisitForm typed, CancellationToken cancellationToken)
    {
        var last = await db.CaseEvents.AsNoTracking()
            .Where(row => row.CaseId == visit.CaseId && row.Number == visit.Number)
            .OrderByDescending(row => row.Id)
            .Select(row => new { row.ByName, row.RecordedAt })
            .FirstOrDefaultAsync(cancellationToken);
        return new StaleVersionException(visit.RowVersion, last?.ByName ?? "", last?.RecordedAt ?? user.Act.At,
        [
            new(nameof(typed.Findings), visit.Findings, typed.Findings),
            new(nameof(typed.SolvedOnTheSpot), visit.SolvedOnTheSpot, typed.SolvedOnTheSpot),
            new(nameof(typed.NeedsText), visit.NeedsText, typed.NeedsText),
            new(nameof(typed.Met), string.Join('\n', visit.Met), typed.Met.ReplaceLineEndings("\n")),
        ]);
    }
}
