using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Chasing;

/// <summary>The rows behind one of the checks.</summary>
[Authorize(Policy = Policies.ManagerOrAdministrator)]
public sealed class ListForgottenModel : AppPage
{
    /// <summary>Which check, in kebab case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Check { get; set; } = "";

    /// <summary>The check.</summary>
    public ForgottenKind Kind { get; private set; }

    /// <summary>Its rows.</summary>
    public IReadOnlyList<ForgottenRow> Rows { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Kind = Enum.GetValues<ForgottenKind>().FirstOrDefault(kind => ChasingLinks.NameOf(kind) == Check);
        Rows = Kind == default ? throw new NotFoundException() : await Send(new ListForgotten(Kind), cancellationToken);
    }
}
