using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Consultations;

/// <summary>The regulator invites experts, found by typing, and takes invitations back.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class InviteExpertModel : ConsultationPage
{
    /// <summary>What was typed to find an expert.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The expert.</summary>
    [BindProperty]
    public Guid? Expert { get; set; }

    /// <summary>By when the opinion is owed.</summary>
    [BindProperty]
    public DateOnly? OpinionDue { get; set; }

    /// <summary>The experts found.</summary>
    public FoundExperts Found { get; private set; } = null!;

    /// <summary>The same as choices.</summary>
    public IEnumerable<SelectListItem> Choices => Found.Experts.Select(one =>
        new SelectListItem(one.Title is null ? one.Name : T["consultations.invite.expert", one.Name, one.Title], one.Id.ToString()));

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Found = await Send(new FindExperts(Reference, Number, Q ?? ""), cancellationToken);
        OpinionDue ??= HttpMethods.IsGet(Request.Method) ? View.On ?? Today.AddDays(14) : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var name = await Send(new InviteExpert(Reference, Number, Expert, OpinionDue), cancellationToken);
        return Succeed(ConsultationsLinks.Invite(Reference, Number), "consultations.invite.done", name);
    }

    public async Task<IActionResult> OnPostUninviteAsync(Guid seat, CancellationToken cancellationToken)
    {
        await Send(new UninviteExpert(Reference, Number, seat), cancellationToken);
        return Succeed(ConsultationsLinks.Invite(Reference, Number), "consultations.invite.taken-back");
    }
}
