using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Enterprises;

/// <summary>Options for an input while one types: divisions or industries that fit. The input comes along under its own name.</summary>
[Authorize(Policy = Policies.RegulatorReader)]
public sealed class SuggestCodesModel(Codes codes) : AppPage
{
    /// <summary>"divisions" or "industries".</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>What fits.</summary>
    public IReadOnlyList<CodeOffer> Offers { get; private set; } = [];

    /// <inheritdoc/>
    public override Task LoadAsync(CancellationToken cancellationToken)
    {
        var typed = Request.Query.Select(pair => pair.Value.ToString()).FirstOrDefault() ?? "";
        Offers = typed.Length is 0 or > 100 ? [] : (Kind == "divisions" ? codes.Division(typed) : codes.Industry(typed, T.Culture)).Offers;
        return Task.CompletedTask;
    }
}
