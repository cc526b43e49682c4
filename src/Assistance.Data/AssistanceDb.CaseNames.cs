// comparisons here are translated to SQL: the database compares by its own collation
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.Enterprises;

namespace Assistance.Data;

/// <summary>How a case is called, for rows of other records.</summary>
public sealed class CaseName
{
    /// <summary>The case.</summary>
    public CaseId CaseId { get; init; }

    /// <summary>BF-[division]-[year]-[sequence].</summary>
    public string Reference { get; init; } = "";

    /// <summary>The enterprise that is assisted.</summary>
    public string Enterprise { get; init; } = "";

    /// <summary>Subject of the case.</summary>
    public string Theme { get; init; } = "";

    /// <summary>Whether work on it goes on.</summary>
    public CaseStatus Status { get; init; }

    /// <summary>The bureau that has it.</summary>
    public BureauId BureauId { get; init; }
}

/// <content>Names of cases.</content>
public sealed partial class AssistanceDb
{
    /// <summary>
    /// The names of the cases that are seen. For an expert, who sees no case, also of those in which the expert owns a commitment or has
    /// a seat in a consultation: the name and nothing more. Join it by <see cref="CaseName.CaseId"/>.
    /// </summary>
    public IQueryable<CaseName> CaseNames =>
        OfCase<AssistanceCase>(row =>
            Set<Commitment>().Any(own => own.CaseId == row.CaseId && (own.OwnerId == Viewer.Person || own.BackupId == Viewer.Person))
            || Set<Consultation>().Any(own => own.CaseId == row.CaseId
                && Set<ConsultationSeat>().Any(seat => seat.ConsultationId == own.Id && seat.ExpertId == Viewer.Person)))
        .Join(
            Set<Enterprise>(),
            row => row.EnterpriseId,
            enterprise => enterprise.Id,
            (row, enterprise) => new CaseName { CaseId = row.CaseId, Reference = row.Reference, Enterprise = enterprise.Name, Theme = row.Theme, Status = row.Status, BureauId = row.BureauId });
}
