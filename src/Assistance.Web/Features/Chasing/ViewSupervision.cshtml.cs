using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Chasing;

/// <summary>督办单: a supervision notice, to be read, printed and acknowledged by name.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class ViewSupervisionModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>The notice.</summary>
    public SupervisionView View { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new ViewSupervision(Number), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new AcknowledgeSupervision(Number), cancellationToken);
        return Succeed(ChasingLinks.Supervision(Number), "chasing.supervision.acknowledged", Number);
    }
}
