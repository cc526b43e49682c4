using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Chasing;

/// <summary>督办单, to print and as a Word file.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class PrintSupervisionModel : DocumentPage
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public override string Back => ChasingLinks.Supervision(Number);

    protected override async Task<PrintedDocument> WriteAsync(Text text, CancellationToken cancellationToken) =>
        SupervisionDocument.Write(text, await Send(new ViewSupervision(Number), cancellationToken));
}
