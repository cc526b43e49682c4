using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Admin;

/// <summary>Erases the personal data of somebody who has left: what changes, what stays, and the name typed once more.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class ForgetPersonModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty]
    public string Confirmation { get; set; } = "";

    [BindProperty]
    public string Reason { get; set; } = "";

    [BindProperty]
    public bool InTexts { get; set; } = true;

    /// <summary>What would change.</summary>
    public ForgettingPlan Plan { get; private set; } = null!;

    /// <summary>The counts of what changes, by the key of their words.</summary>
    public IEnumerable<(string Key, int Count)> Changes =>
    [
        ("admin.forget.records", Plan.Records), ("admin.forget.history", Plan.History), ("admin.forget.notices", Plan.Notices),
        ("admin.forget.audit", Plan.AuditEntries), ("admin.forget.drafts", Plan.Drafts), ("admin.forget.mails", Plan.Mails),
    ];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Plan = await Send(new PlanForgetting(new PersonId(Person)), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var done = await Send(new ForgetPerson(new PersonId(Person), Confirmation, Reason, InTexts), cancellationToken);
        return Succeed(AdminLinks.Person(new(Person)), "admin.forget.done", done.Pseudonym, done.Records, done.AuditEntries);
    }
}
