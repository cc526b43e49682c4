using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Admin;

/// <summary>Adds a person and sends the invitation.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class InvitePersonModel : AppPage
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Title { get; set; } = "";

    [BindProperty]
    public Role? Role { get; set; }

    [BindProperty]
    public Guid? Bureau { get; set; }

    [BindProperty]
    public string Division { get; set; } = "";

    [BindProperty]
    public string Uscc { get; set; } = "";

    [BindProperty]
    public ContactRight? Right { get; set; }

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Phone { get; set; } = "";

    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string Language { get; set; } = "zh-CN";

    private IReadOnlyList<BureauChoice> Choices { get; set; } = [];

    public IEnumerable<SelectListItem> Bureaux => Choices.Select(one => new SelectListItem(one.Name, one.Id.ToString()));

    public IEnumerable<SelectListItem> Languages => Infrastructure.Localization.Languages.All.Select(one => new SelectListItem(T.In(one)["shared.language"], one.Name));

    public override async Task LoadAsync(CancellationToken cancellationToken) => Choices = await Send(new GetBureauChoices(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var person = await Send(new InvitePerson(Name, Title, Role, Bureau, Division, Uscc, Right, Email, Phone, UserName, Language), cancellationToken);
        return Succeed(AdminLinks.Person(person), Email.Trim().Length > 0 ? "admin.invite.done" : "admin.invite.done-no-mail", Name.Trim());
    }
}
