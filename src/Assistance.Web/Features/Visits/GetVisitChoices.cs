using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Visits;

/// <summary>Asks for what the forms about a visit offer.</summary>
/// <param name="Number">The visit, or null for a new one.</param>
/// <param name="Refuse">Whether to refuse at once what would be refused anyway.</param>
public sealed record GetVisitChoices(string Reference, string? Number, bool Refuse) : IRequest<VisitChoices>;

/// <summary>A person to choose.</summary>
public sealed record PersonChoice(Guid Id, string Name);

/// <summary>A problem to choose.</summary>
public sealed record ProblemChoice(string Number, string Title);

/// <summary>People, problems and the visit as it stands.</summary>
/// <param name="Officials">Who can visit, and answer for a commitment of the regulator.</param>
/// <param name="Contacts">Who can answer for one of the enterprise.</param>
/// <param name="Problems">Problems of the case with a diagnosed cause that are worked on.</param>
/// <param name="Reader">The reader, when among the officials.</param>
/// <param name="Visit">The visit, or null for a new one.</param>
public sealed record VisitChoices(
    IReadOnlyList<PersonChoice> Officials, IReadOnlyList<PersonChoice> Contacts, IReadOnlyList<ProblemChoice> Problems, Guid? Reader, VisitView? Visit);

internal sealed class GetVisitChoicesHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetVisitChoices, VisitChoices>
{
    private const int AtMost = 200;

    public async Task<VisitChoices> Handle(GetVisitChoices request, CancellationToken cancellationToken)
    {
        var found = await db.CaseOfVisitAsync(request.Reference, cancellationToken);
        if (request.Refuse)
        {
            found.RequireOpen();
            user.Actor.Require(capacity => capacity.IsRegulatorOf(found.DivisionCode), "visits.rule.regulator");
        }

        var visit = request.Number is null ? null : await db.VisitAsync(request.Reference, request.Number, cancellationToken);
        var officials = await ChoicesAsync(Side.Regulator, found.BureauId, found.EnterpriseId, cancellationToken);
        foreach (var visitor in visit?.Visitors.Where(one => officials.TrueForAll(official => official.Id != one.Id.Value)) ?? [])
        {
            officials.Add(new(visitor.Id.Value, visitor.Name));
        }

        var problems = await db.Problems.AsNoTracking()
            .Where(problem => problem.CaseId == found.CaseId
                && (problem.State == ProblemState.Diagnosed || problem.State == ProblemState.InRemedy || problem.State == ProblemState.Reopened))
            .OrderBy(problem => problem.Number)
            .Take(AtMost)
            .ToListAsync(cancellationToken);
        return new(
            officials,
            await ChoicesAsync(Side.Enterprise, found.BureauId, found.EnterpriseId, cancellationToken),
            [.. problems.Where(problem => problem.HasDiagnosedCause).Select(problem => new ProblemChoice(problem.Number, problem.Title))],
            officials.Exists(one => one.Id == user.Person.Id.Value) ? user.Person.Id.Value : null,
            visit is null ? null : await ViewAsync(visit, cancellationToken));
    }

    private async Task<VisitView> ViewAsync(Visit visit, CancellationToken cancellationToken)
    {
        var photos = await db.StoredFiles.AsNoTracking().Where(file => visit.PhotoIds.Contains(file.Id)).ToListAsync(cancellationToken);
        return VisitView.Of(visit, photos);
    }

    private Task<List<PersonChoice>> ChoicesAsync(Side side, BureauId bureau, EnterpriseId enterprise, CancellationToken cancellationToken) =>
        db.PeopleOf(side, bureau, enterprise).OrderBy(person => person.Name).Take(AtMost)
            .Select(person => new PersonChoice(person.Id.Value, person.Name)).ToListAsync(cancellationToken);
}
