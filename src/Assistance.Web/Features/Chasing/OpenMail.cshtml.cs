using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Chasing;

/// <summary>One mail, as text: its HTML is never part of one of our pages.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class OpenMailModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    /// <summary>The mail.</summary>
    public ReadMail Mail { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Mail = await Send(new OpenMail(Name), cancellationToken);
}
