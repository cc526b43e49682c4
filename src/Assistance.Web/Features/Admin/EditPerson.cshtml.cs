using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Admin;

/// <summary>One person: how they are named, what they may do, how they come in, and their end.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class EditPersonModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    /// <summary>What the form changes.</summary>
    [BindProperty]
    public PersonInput Input { get; set; } = new();

    [BindProperty]
    public string UserName { get; set; } = "";

    /// <summary>What is shown.</summary>
    public PersonView View { get; private set; } = null!;

    /// <summary>A link to set a password, shown once.</summary>
    public string? Link { get; private set; }

    public IEnumerable<SelectListItem> Bureaux => View.Bureaux.Select(one => new SelectListItem(one.Name, one.Id.ToString()));

    public IEnumerable<SelectListItem> Languages => Infrastructure.Localization.Languages.All.Select(one => new SelectListItem(T.In(one)["shared.language"], one.Name));

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        View = await Send(new GetPerson(new PersonId(Person)), cancellationToken);
        if (!ModelState.ContainsKey("Input.Name"))
        {
            Input = new()
            {
                Name = View.Name,
                Title = View.Title,
                Email = View.Email,
                Phone = View.Phone,
                Language = View.Language,
                RowVersion = View.RowVersion,
                IsChiefQualityOfficer = View.IsChiefQualityOfficer,
                Role = View.Role,
                Bureau = View.Bureau,
                Right = View.Right,
            };
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ChangePerson(
            new PersonId(Person), Input.Name, Input.Title, Input.Email, Input.Phone, Input.Language, Input.IsChiefQualityOfficer, Input.Role, Input.Bureau, Input.Right,
            Input.RowVersion), cancellationToken);
        return Succeed(AdminLinks.Person(new(Person)), "admin.saved");
    }

    public async Task<IActionResult> OnPostAccountAsync(AccountAct act, CancellationToken cancellationToken)
    {
        Link = await Send(new ManageAccount(new PersonId(Person), act, UserName), cancellationToken);
        if (Link is null)
        {
            return Succeed(AdminLinks.Person(new(Person)), act == AccountAct.SendLink ? "admin.link.sent" : act == AccountAct.EndSessions ? "admin.end-sessions.done" : "admin.app-off");
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostTryMailAsync(CancellationToken cancellationToken)
    {
        await Send(new TryMailAgain(new PersonId(Person)), cancellationToken);
        return Succeed(AdminLinks.Person(new(Person)), "admin.mail-refused.done");
    }

    public async Task<IActionResult> OnPostActiveAsync(bool isActive, CancellationToken cancellationToken)
    {
        await Send(new SetPersonActive(new PersonId(Person), isActive), cancellationToken);
        return Succeed(AdminLinks.Person(new(Person)), isActive ? "admin.enabled-done" : "admin.disabled-done");
    }
}
