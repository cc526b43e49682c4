using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.People;

/// <summary>Who stands in for a person while they are away.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class DeputiesModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty]
    public Guid? Deputy { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    /// <summary>What is shown.</summary>
    public DeputiesView View { get; private set; } = null!;

    public IEnumerable<SelectListItem> Choices => View.Choices.Select(one => new SelectListItem($"{one.Name} · {T.Of("people", one.Role)}", one.Id.ToString()));

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new GetDeputies(new PersonId(Person)), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var deputy = await Send(new ArrangeDeputy(new PersonId(Person), Deputy, From, Until), cancellationToken);
        return Succeed(PeopleLinks.Deputies(new(Person)), "people.deputies.arranged", deputy, From, Until);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid deputyship, CancellationToken cancellationToken)
    {
        await Send(new EndDeputy(new PersonId(Person), deputyship), cancellationToken);
        return Succeed(PeopleLinks.Deputies(new(Person)), "people.deputies.ended");
    }
}
