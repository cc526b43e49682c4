using Assistance.Domain.Visits;
using Assistance.Web.Features.Shared;

namespace Assistance.Web.Features.Visits;

/// <summary>How the state of a visit looks.</summary>
public static class VisitWords
{
    /// <summary>The look.</summary>
    public static StatusKind Kind(VisitState state) => state == VisitState.Acknowledged ? StatusKind.Good : StatusKind.Neutral;

    /// <summary>The drawing.</summary>
    public static string Icon(VisitState state) => state switch
    {
        VisitState.Cancelled => "no",
        VisitState.Planned => "cal",
        VisitState.Held => "visit",
        _ => "ok",
    };
}
