using Assistance.Domain.Common;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Cases;

/// <summary>A manager names another lead and backup caseworker.</summary>
[Authorize(Policy = Policies.Manager)]
public sealed class ReassignCaseModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The new lead.</summary>
    [BindProperty]
    public Guid? Lead { get; set; }

    /// <summary>The new backup, or nobody.</summary>
    [BindProperty]
    public Guid? Backup { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>Version of the team that the form was opened on.</summary>
    [BindProperty]
    public int? RowVersion { get; set; }

    /// <summary>The case.</summary>
    public CaseHead Head { get; private set; } = null!;

    /// <summary>Who could have the case.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        var view = await Send(new GetReassignCase(Reference), cancellationToken);
        People = [.. view.Team.Select(person => new SelectListItem(person.Name, person.Id.ToString()))];
        if (!HttpMethods.IsPost(Request.Method))
        {
            (Lead, Backup) = (view.Lead, view.Backup);
            RowVersion = Versions.Of($"{Lead}", $"{Backup}");
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ReassignCase(Reference, new PersonId(Lead ?? default), Backup is { } id ? new PersonId(id) : null, Reason, RowVersion), cancellationToken);
        return Succeed(CasesLinks.Details(Reference), "cases.reassign.done");
    }
}
