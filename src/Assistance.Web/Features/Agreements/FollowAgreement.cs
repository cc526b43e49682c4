using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Agreements;

/// <summary>
/// Starts the draft of an amendment of the agreement in force, or of the renewal of that or of one that has run out. The draft begins with
/// the standing obligations of its predecessor; what was promised with a date stays promised and is not repeated.
/// </summary>
/// <param name="Kind">Amendment or renewal.</param>
public sealed record FollowAgreement(string Reference, AgreementKind Kind) : IRequest<Unit>;

internal sealed class FollowAgreementValidator : AbstractValidator<FollowAgreement>
{
    public FollowAgreementValidator() => RuleFor(command => command.Kind).Must(kind => kind is AgreementKind.Amendment or AgreementKind.Renewal);
}

internal sealed class FollowAgreementHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<FollowAgreement, Unit>
{
    public async Task<Unit> Handle(FollowAgreement request, CancellationToken cancellationToken)
    {
        var found = await db.OpenCaseAsync(request.Reference, cancellationToken);
        var all = await db.Agreements.Where(one => one.CaseId == found.CaseId).ToListAsync(cancellationToken);
        Rule.Require(all.TrueForAll(one => one.State is not (AgreementState.Draft or AgreementState.OutForSignature)), "agreements.rule.unfinished");
        var predecessor = all.Where(one => one.State == AgreementState.InForce || (request.Kind == AgreementKind.Renewal && one.State == AgreementState.Expired))
            .OrderByDescending(one => one.End).ThenByDescending(one => one.Id.Value)
            .FirstOrDefault() ?? throw new NotFoundException();
        var isRenewal = request.Kind == AgreementKind.Renewal;
        var start = !isRenewal ? predecessor.Start : predecessor.End >= user.Today ? predecessor.End.AddDays(1) : user.Today;
        var number = $"{found.Reference}-{(isRenewal ? "R" : "A")}{all.Count(one => one.Kind == request.Kind) + 1}";
        var terms = new AgreementTerms(
            start, isRenewal ? start.AddYears(1).AddDays(-1) : predecessor.End, predecessor.ScopeDomains, predecessor.Obligations, [],
            predecessor.SignatoryRegulator, predecessor.SignatoryEnterprise, predecessor.LiaisonRegulator, predecessor.LiaisonEnterprise);
        db.Add(Agreement.Draft(found.ToCaseKey(), number, request.Kind, predecessor.Id, terms, user.Act));
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
