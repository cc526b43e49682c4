// the database compares by its own collation
#pragma warning disable CA1304, CA1311, CA1862
using Assistance.Data;
using Assistance.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Consultations;

/// <summary>Experts who can be invited, by a part of the name or the title.</summary>
/// <param name="Typed">What was typed; empty for the first ones by name.</param>
public sealed record FindExperts(string Reference, string Number, string Typed) : IRequest<FoundExperts>;

/// <summary>The experts found.</summary>
/// <param name="HasMore">Whether there are more than are shown.</param>
public sealed record FoundExperts(IReadOnlyList<ExpertChoice> Experts, bool HasMore);

/// <summary>An expert to invite.</summary>
public sealed record ExpertChoice(Guid Id, string Name, string? Title);

internal sealed class FindExpertsHandler(AssistanceDb db) : IRequestHandler<FindExperts, FoundExperts>
{
    private const int Most = 20;

    public async Task<FoundExperts> Handle(FindExperts request, CancellationToken cancellationToken)
    {
        var (consultation, _) = await db.ConsultationAsync(request.Reference, request.Number, cancellationToken);
        var seated = consultation.Seats.Select(seat => seat.ExpertId).ToList();
        var experts = db.People.Where(person => person.Role == Role.Expert && person.IsActive && !seated.Contains(person.Id));
        if (request.Typed.Trim().ToLowerInvariant() is { Length: > 0 } typed)
        {
            experts = experts.Where(person => person.Name.ToLower().Contains(typed) || (person.Title != null && person.Title.ToLower().Contains(typed)));
        }

        var rows = await experts.OrderBy(person => person.Name).ThenBy(person => person.Id).Take(Most + 1)
            .Select(person => new ExpertChoice(person.Id.Value, person.Name, person.Title))
            .ToListAsync(cancellationToken);
        return new([.. rows.Take(Most)], rows.Count > Most);
    }
}
