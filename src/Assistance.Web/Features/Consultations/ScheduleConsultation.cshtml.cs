using Assistance.Domain.Consultations;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Assistance.Web.Features.Consultations;

/// <summary>The regulator sets or changes the date.</summary>
[Authorize(Policy = Policies.Regulator)]
public sealed class ScheduleConsultationModel : ConsultationPage
{
    /// <summary>The day.</summary>
    [BindProperty]
    public DateOnly? On { get; set; }

    /// <summary>The time of day, in the bureau's time zone.</summary>
    [BindProperty]
    public TimeOnly? Time { get; set; }

    /// <summary>Where the experts meet.</summary>
    [BindProperty]
    public string Place { get; set; } = "";

    /// <summary>How they meet.</summary>
    [BindProperty]
    public ConsultationForm? Form { get; set; }

    /// <summary>By when the opinions are owed.</summary>
    [BindProperty]
    public DateOnly? OpinionDue { get; set; }

    /// <summary>Version of the appointment that the form was opened on.</summary>
    [BindProperty]
    public int? RowVersion { get; set; }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        if (HttpMethods.IsGet(Request.Method))
        {
            (On, Time, Place, Form) = (View.On, View.Time, View.Place, View.Form);
            RowVersion = Versions.Of(Versions.Posted(On), Versions.Posted(Time), Place, $"{Form}");
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Send(new ScheduleConsultation(Reference, Number, On, Time, Place, Form, OpinionDue, RowVersion), cancellationToken);
        return Done("consultations.schedule.done", On);
    }
}
