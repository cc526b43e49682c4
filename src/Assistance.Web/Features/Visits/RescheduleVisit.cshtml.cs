using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Visits;

/// <summary>Moving a planned visit.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class RescheduleVisitModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public TimeOnly? Time { get; set; }

    [BindProperty]
    public List<Guid> Visitors { get; set; } = [];

    /// <summary>Version of the appointment that the form was opened on.</summary>
    [BindProperty]
    public int? RowVersion { get; set; }

    public CaseHead Head { get; private set; } = null!;

    public VisitChoices Choices { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var isGet = HttpMethods.IsGet(Request.Method);
        Head = await Send(new GetCaseHead(Reference), cancellationToken);
        Choices = await Send(new GetVisitChoices(Reference, Number, isGet), cancellationToken);
        if (isGet)
        {
            (On, Time, Visitors) = (Choices.Visit!.PlannedOn, Choices.Visit.PlannedTime, [.. Choices.Visit.Visitors.Select(visitor => visitor.Id.Value)]);
            RowVersion = Versions.Of(
                Versions.Posted(On), Versions.Posted(Time), string.Join('\n', Visitors.Select(visitor => visitor.ToString()).Order(StringComparer.Ordinal)));
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new RescheduleVisit(Reference, Number, On, Time, Visitors, RowVersion), cancellationToken);
        return Succeed(VisitsLinks.Details(Reference, Number), "visits.reschedule.done", Number, On);
    }
}
