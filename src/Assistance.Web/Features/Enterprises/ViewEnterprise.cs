using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Enterprises;

/// <summary>Everything about one enterprise that the reader may see.</summary>
/// <param name="Uscc">Social credit code.</param>
public sealed record GetEnterprise(string Uscc) : IRequest<EnterpriseView>;

/// <summary>One enterprise.</summary>
/// <param name="Division">Full name, and whether its code is no longer in use.</param>
/// <param name="Industry">Code and name, or empty.</param>
/// <param name="OrganisationCodeDoubtful">Whether the organisation code inside the social credit code fails its own check.</param>
/// <param name="Size">The size class and how it was computed.</param>
public sealed record EnterpriseView(
    string Uscc, string Name, string? OverrideReason, bool OrganisationCodeDoubtful, Division? Division, string DivisionCode, string Industry,
    int? Employees, decimal? Revenue, decimal? Assets, SizeStory Size, string? Address, IReadOnlyList<string> Products,
    string? Cooperative, IReadOnlyList<string> Members, IReadOnlyList<EnterpriseContact> Contacts, IReadOnlyList<EnterpriseCase> Cases,
    bool CanEdit, bool CanOpenCase, bool CanManageContacts, bool CanCorrectCode, IReadOnlyList<FormerCode> FormerCodes);

/// <summary>One person of the enterprise.</summary>
/// <param name="IsMain">Whether the person reports progress.</param>
public sealed record EnterpriseContact(string Name, string? Title, ContactRight? Right, string? Email, string? Phone, bool IsChiefQualityOfficer, bool IsMain);

/// <summary>One case of the enterprise.</summary>
public sealed record EnterpriseCase(string Reference, string Theme, CaseStatus Status, DateOnly OpenedOn, string Lead);

internal sealed class GetEnterpriseHandler(AssistanceDb db, CurrentUser user, Codes codes, Text text) : IRequestHandler<GetEnterprise, EnterpriseView>
{
    private const int MostShown = 100;

    public async Task<EnterpriseView> Handle(GetEnterprise request, CancellationToken cancellationToken)
    {
        var found = SocialCreditCode.Read(request.Uscc, "-").Code?.Value;
        var one = await db.Enterprises.AsNoTracking().FirstOrDefaultAsync(row => row.Uscc == found, cancellationToken) ?? throw new NotFoundException();
        var contacts = await db.People.Where(row => row.EnterpriseId == one.Id && row.IsActive).OrderBy(row => row.Name).Take(MostShown)
            .Select(row => new EnterpriseContact(row.Name, row.Title, row.ContactRight, row.Email, row.Phone, row.IsChiefQualityOfficer, row.Id == one.MainContactId))
            .ToListAsync(cancellationToken);
        var cases = await db.Cases.Where(row => row.EnterpriseId == one.Id).OrderByDescending(row => row.OpenedOn).ThenByDescending(row => row.Reference).Take(MostShown)
            .Select(row => new EnterpriseCase(row.Reference, row.Theme, row.Status, row.OpenedOn, row.LeadName))
            .ToListAsync(cancellationToken);
        var keeps = user.Actor.Keeps(one.DivisionCode);
        return new(
            one.Uscc, one.Name, one.UsccOverrideReason, SocialCreditCode.Read(one.Uscc, "-").OrganisationCodeDoubtful,
            codes.Divisions.Find(one.DivisionCode), one.DivisionCode, codes.ShownIndustry(one.IndustryCode, text.Culture),
            one.Employees, one.Revenue10kCny, one.Assets10kCny,
            SizeStory.Of(codes, one.IndustryCode, new SizeFigures(one.Employees, one.Revenue10kCny, one.Assets10kCny)),
            one.Address, one.MainProducts, one.Cooperative, one.CooperativeMembers,
            [.. contacts.OrderByDescending(contact => contact.IsMain).ThenByDescending(contact => contact.Right)], cases,
            keeps, keeps, user.Actor.Find(capacity => capacity.Enterprise == one.Id && capacity.Right == ContactRight.Lead) is not null,
            user.Actor.Find(capacity => capacity.Role == Role.Manager && capacity.Keeps(one.DivisionCode)) is not null, one.FormerCodes);
    }
}
