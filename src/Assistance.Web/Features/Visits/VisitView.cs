using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.Visits;
using Assistance.Web.Infrastructure.Files;

namespace Assistance.Web.Features.Visits;

/// <summary>A photograph or another file of a visit.</summary>
/// <param name="IsShown">Whether a browser can show it inside a page.</param>
public sealed record PhotoView(StoredFileId Id, string Name, bool IsShown);

/// <summary>A visit as pages show it.</summary>
/// <param name="PlannedOn">The day it is or was planned for, or null.</param>
/// <param name="HeldOn">The day on which it took place, or null.</param>
/// <param name="Needs">Codes of service domains.</param>
/// <param name="IsAlone">Whether somebody visited alone, against custom.</param>
public sealed record VisitView(
    string Number, VisitState State, VisitPurpose Purpose, DateOnly? PlannedOn, TimeOnly? PlannedTime, DateOnly? HeldOn,
    IReadOnlyList<PersonRef> Visitors, IReadOnlyList<string> Met, IReadOnlyList<string> Needs, string NeedsText, string Findings,
    string SolvedOnTheSpot, decimal? Hours, decimal Cost, IReadOnlyList<PhotoView> Photos, bool IsAlone, DateOnly? AcknowledgedOn,
    string AcknowledgedName, string AcknowledgedComment, AcknowledgementWay? AcknowledgedWay, int? Rating, string CancelReason, int RowVersion)
{
    /// <summary>What the pages show of a visit.</summary>
    public static VisitView Of(Visit visit, IReadOnlyCollection<StoredFile> files) => new(
        visit.Number, visit.State, visit.Purpose, visit.PlannedOn, visit.PlannedTime, visit.HeldOn, visit.Visitors, visit.Met, visit.NeedsByDomain,
        visit.NeedsText, visit.Findings, visit.SolvedOnTheSpot, visit.Hours, visit.CostToEnterpriseCny,
        [.. visit.PhotoIds.Select(id => files.FirstOrDefault(file => file.Id == id)).OfType<StoredFile>()
            .Select(file => new PhotoView(file.Id, file.Name, FileKind.IsShownInline(file.ContentType)))],
        visit.VisitedAlone, visit.AcknowledgedOn, visit.AcknowledgedName, visit.AcknowledgedComment, visit.AcknowledgedWay,
        visit.Rating, visit.CancelReason, visit.RowVersion);
}
