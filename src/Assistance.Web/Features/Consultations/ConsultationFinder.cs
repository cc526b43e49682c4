using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Consultations;
using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Consultations;

/// <summary>A consultation with the name of its case.</summary>
internal sealed record FoundConsultation(Consultation Consultation, CaseName Case);

/// <summary>How the handlers of this area load what they work on. What the reader may not see is not found.</summary>
internal static class ConsultationFinder
{
    /// <summary>The consultation, to read or to change, in one statement.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this reader.</exception>
    public static async Task<FoundConsultation> ConsultationAsync(this AssistanceDb db, string reference, string number, CancellationToken cancellationToken)
    {
        var found = await db.Consultations
            .Where(consultation => consultation.Number == number)
            .Join(
                db.CaseNames.Where(name => name.Reference == reference),
                consultation => consultation.CaseId,
                name => name.CaseId,
                (consultation, name) => new { consultation, name })
            .AsSingleQuery()
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        return new(found.consultation, found.name);
    }

    /// <summary>The consultation, to change it: the case must be open.</summary>
    public static async Task<Consultation> OpenConsultationAsync(this AssistanceDb db, string reference, string number, CancellationToken cancellationToken)
    {
        var found = await db.ConsultationAsync(reference, number, cancellationToken);
        AssistanceCase.RequireOpen(found.Case.Status);
        return found.Consultation;
    }

    /// <summary>Problems of a case by their numbers, in the order of the numbers. One that is not there is left out.</summary>
    public static async Task<IReadOnlyList<ProblemRef>> ProblemRefsAsync(
        this AssistanceDb db, Domain.Common.CaseId caseId, IEnumerable<string> numbers, CancellationToken cancellationToken)
    {
        var wanted = numbers.ToList();
        var rows = await db.Problems.Where(problem => problem.CaseId == caseId && wanted.Contains(problem.Number))
            .Select(problem => new ProblemRef(problem.Id, problem.Number))
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Number.Length).ThenBy(row => row.Number, StringComparer.Ordinal)];
    }

    /// <summary>The problems of a case that a consultation can be about: those that still wait for work, and those it names already.</summary>
    public static async Task<IReadOnlyList<ProblemChoice>> ProblemChoicesAsync(
        this AssistanceDb db, Domain.Common.CaseId caseId, IReadOnlyCollection<string> named, CancellationToken cancellationToken)
    {
        var rows = await db.Problems.Where(problem => problem.CaseId == caseId
                && (named.Contains(problem.Number) || problem.State == ProblemState.Reported || problem.State == ProblemState.Diagnosed
                    || problem.State == ProblemState.InRemedy || problem.State == ProblemState.Reopened))
            .Select(problem => new ProblemChoice(problem.Number, problem.Title, problem.State))
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Number.Length).ThenBy(row => row.Number, StringComparer.Ordinal)];
    }
}

/// <summary>A problem to tick.</summary>
public sealed record ProblemChoice(string Number, string Title, ProblemState State);
