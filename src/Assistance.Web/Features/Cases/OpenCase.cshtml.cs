using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Cases;

/// <summary>Opens a case: first the enterprise is looked up and chosen, then the case is described. Each step is a page of its own.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class OpenCaseModel : AppPage
{
    /// <summary>What was typed to find the enterprise.</summary>
    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";

    /// <summary>Social credit code of the chosen enterprise.</summary>
    [BindProperty(SupportsGet = true)]
    public string Enterprise { get; set; } = "";

    /// <summary>Subject in a few words.</summary>
    [BindProperty]
    public string Theme { get; set; } = "";

    /// <summary>The lead caseworker.</summary>
    [BindProperty]
    public Guid? Lead { get; set; }

    /// <summary>The backup caseworker, or nobody.</summary>
    [BindProperty]
    public Guid? Backup { get; set; }

    /// <summary>Whether a cooperative with members is assisted.</summary>
    [BindProperty]
    public bool IsCollective { get; set; }

    /// <summary>What the step shows.</summary>
    public OpenCaseView View { get; private set; } = null!;

    /// <summary>Who could have the case, by bureau.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        View = await Send(new GetOpenCase(Q, Enterprise), cancellationToken);
        var groups = View.Team.Select(person => person.Bureau).Distinct().ToDictionary(name => name, name => new SelectListGroup { Name = name });
        People = [.. View.Team.Select(person => new SelectListItem(person.Name, person.Id.ToString()) { Group = groups.Count > 1 ? groups[person.Bureau] : null })];
        if (!HttpMethods.IsPost(Request.Method))
        {
            IsCollective = View.Chosen?.IsCooperative == true;
            var me = HttpContext.RequestServices.GetRequiredService<CurrentUser>().Person.Id.Value;
            Lead = View.Team.Any(person => person.Id == me) ? me : null;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var command = new OpenCase(Enterprise, Theme, new PersonId(Lead ?? default), Backup is { } id ? new PersonId(id) : null, IsCollective);
        var reference = await Send(command, cancellationToken);
        return Succeed(CasesLinks.Details(reference), "cases.open.done", reference);
    }
}
