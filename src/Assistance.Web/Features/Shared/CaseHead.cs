using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Shared;

/// <summary>What every page below a case says of it at the top.</summary>
/// <param name="Reference">Reference of the case.</param>
public sealed record GetCaseHead(string Reference) : IRequest<CaseHead>;

/// <summary>The case in two lines.</summary>
/// <param name="Theme">Subject in a few words.</param>
/// <param name="PauseReason">Why it is paused, or null.</param>
/// <param name="Reader">What the reader is to the case.</param>
public sealed record CaseHead(
    string Reference, string Enterprise, string Uscc, string Theme, CaseStatus Status, string? PauseReason, string Lead, CaseReader Reader)
{
    /// <summary>Whether work on the case goes on.</summary>
    public bool IsOpen => Status == CaseStatus.Open;
}

/// <summary>What a reader is to a case: which verbs would be allowed. The domain checks again.</summary>
/// <param name="IsRegulator">A caseworker or manager in charge.</param>
/// <param name="IsManager">A manager in charge.</param>
/// <param name="IsMember">A contact of the enterprise who may report and confirm.</param>
/// <param name="IsEnterpriseLead">The contact who signs and rates for the enterprise.</param>
/// <param name="IsEnterprise">Any contact of the enterprise.</param>
public sealed record CaseReader(bool IsRegulator, bool IsManager, bool IsMember, bool IsEnterpriseLead, bool IsEnterprise)
{
    /// <summary>The reader's own side; auditors read with the regulator's eyes.</summary>
    public Side Side => IsEnterprise ? Side.Enterprise : Side.Regulator;

    /// <summary>What the actor is to the case.</summary>
    public static CaseReader Of(Actor actor, CaseKey key) => new(
        actor.Find(capacity => capacity.IsRegulatorOf(key.DivisionCode)) is not null,
        actor.Find(capacity => capacity.IsManagerOf(key.DivisionCode)) is not null,
        actor.Find(capacity => capacity.IsContactOf(key.EnterpriseId)) is not null,
        actor.Find(capacity => capacity.IsContactOf(key.EnterpriseId, ContactRight.Lead)) is not null,
        actor.Find(capacity => capacity.Role == Role.EnterpriseContact && capacity.Enterprise == key.EnterpriseId) is not null);
}

internal sealed class GetCaseHeadHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetCaseHead, CaseHead>
{
    public async Task<CaseHead> Handle(GetCaseHead request, CancellationToken cancellationToken)
    {
        var row = await db.Cases
            .Where(one => one.Reference == request.Reference)
            .Select(one => new
            {
                one.CaseId,
                one.DivisionCode,
                one.EnterpriseId,
                one.Theme,
                one.Status,
                one.PauseReason,
                one.LeadName,
                Enterprise = db.Enterprises.Where(enterprise => enterprise.Id == one.EnterpriseId).Select(enterprise => enterprise.Name).FirstOrDefault(),
                Uscc = db.Enterprises.Where(enterprise => enterprise.Id == one.EnterpriseId).Select(enterprise => enterprise.Uscc).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        return new(
            request.Reference, row.Enterprise ?? "", row.Uscc ?? "", row.Theme, row.Status, row.PauseReason, row.LeadName,
            CaseReader.Of(user.Actor, new CaseKey(row.CaseId, row.DivisionCode, row.EnterpriseId)));
    }
}
