using Assistance.Domain.Visits;
using Assistance.Web.Features.Visits;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Visits;

/// <summary>What tests of visits start from.</summary>
internal static class VisitScenes
{
    /// <summary>A visit of the case is planned for 2026-12-01, 14:00; returns its number.</summary>
    public static async Task<string> Planned(this AssistanceApp app, SampleCase made)
    {
        var visitor = (await app.PersonNamed(Cast.Caseworker)).Id.Value;
        return await app.SendAs(Cast.Caseworker, new PlanVisit(made.Reference, VisitPurpose.FollowUp, new DateOnly(2026, 12, 1), new TimeOnly(14, 0), [visitor]));
    }
}
