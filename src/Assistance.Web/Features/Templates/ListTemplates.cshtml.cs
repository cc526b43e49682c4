using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;

namespace Assistance.Web.Features.Templates;

/// <summary>文书模板: the Word files that documents are made from.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class ListTemplatesModel : AppPage
{
    /// <summary>All documents in both languages.</summary>
    public IReadOnlyList<TemplateLine> Lines { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellationToken) => Lines = await Send(new ListTemplates(), cancellationToken);
}
