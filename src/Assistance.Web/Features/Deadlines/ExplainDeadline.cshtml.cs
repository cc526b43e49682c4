using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Deadlines;

/// <summary>Why this date, and why these rungs, day by day: for every kind of promise.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class ExplainDeadlineModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The kind of the promise: "visit-due".</summary>
    [BindProperty(SupportsGet = true)]
    public string Promise { get; set; } = "";

    /// <summary>What it speaks of within the case: "C3".</summary>
    [BindProperty(SupportsGet = true)]
    public string Of { get; set; } = "";

    /// <summary>The dates.</summary>
    public ExplainedDates View { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => View = await Send(new ExplainDeadline(Reference, Promise, Of), cancellationToken);
}
