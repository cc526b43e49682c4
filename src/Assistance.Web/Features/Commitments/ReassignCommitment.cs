using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Commitments;

/// <summary>改派: a manager names another owner of the same side; the new owner is told.</summary>
/// <param name="Reason">Why, or null.</param>
public sealed record ReassignCommitment(string Reference, string Number, PersonId? Owner, PersonId? Backup, string? Reason) : IRequest<string>;

internal sealed class ReassignCommitmentValidator : AbstractValidator<ReassignCommitment>
{
    public ReassignCommitmentValidator(Text text)
    {
        RuleFor(command => command.Owner).NotNull().WithMessage(text["commitments.rule.person"]);
        RuleFor(command => command.Reason).MaximumLength(2000);
    }
}

internal sealed class ReassignCommitmentHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ReassignCommitment, string>
{
    public async Task<string> Handle(ReassignCommitment request, CancellationToken cancellationToken)
    {
        var (commitment, name) = await db.CommitmentAsync(request.Reference, request.Number, cancellationToken);
        Domain.Cases.AssistanceCase.RequireOpen(name.Status);
        PersonId?[] asked = [request.Owner, request.Backup];
        var wanted = asked.OfType<PersonId>().ToList();
        var people = await db.PeopleOf(commitment.Side, name.BureauId, commitment.EnterpriseId)
            .Where(person => wanted.Contains(person.Id))
            .ToListAsync(cancellationToken);
        var owner = people.Find(person => person.Id == request.Owner);
        var backup = people.Find(person => person.Id == request.Backup);
        Rule.RequireFor(nameof(request.Owner), owner is not null, "commitments.rule.owner-side");
        Rule.RequireFor(nameof(request.Backup), request.Backup is null || backup is not null, "commitments.rule.backup-other");
        commitment.Reassign(owner, backup, request.Reason, user.Act);
        await db.SaveChangesAsync(cancellationToken);
        return owner.Name;
    }
}
