using Assistance.Domain.Consultations;
using Assistance.Web.Features.Shared;

namespace Assistance.Web.Features.Consultations;

/// <summary>How the pages of this area draw things.</summary>
internal static class ConsultationWords
{
    /// <summary>The look of a state.</summary>
    public static (StatusKind Kind, string Icon) Look(ConsultationState state) => state switch
    {
        ConsultationState.Requested => (StatusKind.Proposed, "prop"),
        ConsultationState.Scheduled => (StatusKind.Neutral, "cal"),
        ConsultationState.Held => (StatusKind.Act, "chat"),
        ConsultationState.Concluded => (StatusKind.Good, "ok"),
        _ => (StatusKind.Withdrawn, "no"),
    };

    /// <summary>The look of a declaration.</summary>
    public static (StatusKind Kind, string Icon) Look(InterestDeclaration interest) => interest switch
    {
        InterestDeclaration.None => (StatusKind.Good, "ok"),
        InterestDeclaration.Conflict => (StatusKind.Warning, "no"),
        _ => (StatusKind.Neutral, "soon"),
    };
}
