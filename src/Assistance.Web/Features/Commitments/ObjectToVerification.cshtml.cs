using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Commitments;

/// <summary>The enterprise objects to a verification.</summary>
[Authorize(Policy = Policies.Enterprise)]
public sealed class ObjectToVerificationModel : AppPage
{
    /// <summary>Of the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Within the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>What is wrong with it.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>What is objected to.</summary>
    public ObjectionForm Form { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) =>
        Form = await Send(new GetObjectionForm(Reference, Number, HttpMethods.IsGet(Request.Method)), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ObjectToVerification(Reference, Number, Text), cancellationToken);
        return Succeed(CommitmentsLinks.Details(Reference, Number), "commitments.object.done");
    }
}
