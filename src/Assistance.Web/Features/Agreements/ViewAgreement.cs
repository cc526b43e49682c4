using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Common;
using Assistance.Web.Features.Shared.Sealing;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Agreements;

/// <summary>The agreements of a case, the newest first.</summary>
public sealed record ViewAgreement(string Reference) : IRequest<AgreementsView>;

/// <summary>The agreements of a case, the newest first.</summary>
/// <param name="SignatureDue">Day by which both sides should have signed, or null.</param>
public sealed record AgreementsView(IReadOnlyList<AgreementView> Agreements, DateOnly? SignatureDue)
{
    /// <summary>The agreement in the state, or null.</summary>
    public AgreementView? In(AgreementState state) => Agreements.FirstOrDefault(one => one.State == state);

    /// <summary>Whether a draft or an unsigned agreement waits.</summary>
    public bool HasUnfinished => In(AgreementState.Draft) is not null || In(AgreementState.OutForSignature) is not null;
}

/// <summary>One agreement.</summary>
/// <param name="Predecessor">Number of the one before, or null.</param>
/// <param name="Waits">The sides that have not signed yet, while it is out for signature.</param>
public sealed record AgreementView(
    string Number, AgreementKind Kind, AgreementState State, DateOnly Start, DateOnly End, IReadOnlyList<string> ScopeDomains,
    IReadOnlyList<Obligation> Obligations, IReadOnlyList<AgreementItem> Items, string SignatoryRegulator, string SignatoryEnterprise,
    string? LiaisonRegulator, string? LiaisonEnterprise, string? ApprovedBy, string? Predecessor, DateOnly? SignedOn, DateOnly? EndedOn, string? EndReason,
    IReadOnlyList<Signature> Signatures, FrozenDocument? Document, FrozenDocument? Scan)
{
    public IReadOnlyList<Side> Waits => State == AgreementState.OutForSignature
        ? [.. Enum.GetValues<Side>().Where(side => Signatures.All(signature => signature.Side != side))]
        : [];
}

internal sealed class ViewAgreementHandler(AssistanceDb db) : IRequestHandler<ViewAgreement, AgreementsView>
{
    public async Task<AgreementsView> Handle(ViewAgreement request, CancellationToken cancellationToken)
    {
        var found = await db.Cases.Where(one => one.Reference == request.Reference).Select(one => new
        {
            one.CaseId,
            SignatureDue = db.Deadlines.Where(deadline => deadline.CaseId == one.CaseId && deadline.Kind == Domain.Deadlines.DeadlineKind.SignatureDue && deadline.ClosedOn == null)
                .Select(deadline => (DateOnly?)deadline.Due).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        var all = await db.Agreements.AsNoTracking().Where(one => one.CaseId == found.CaseId).ToListAsync(cancellationToken);
        return new(
            [.. all.OrderByDescending(one => one.Id.Value).Select(one => new AgreementView(
                one.Number, one.Kind, one.State, one.Start, one.End, one.ScopeDomains, one.Obligations, one.Items,
                one.SignatoryRegulator.Name, one.SignatoryEnterprise.Name, one.LiaisonRegulator?.Name, one.LiaisonEnterprise?.Name, one.ApprovedBy?.Name,
                all.Find(other => other.Id == one.PredecessorId)?.Number, one.SignedOn, one.EndedOn, one.EndReason, one.Signatures, one.Document, one.Scan))],
            found.SignatureDue);
    }
}

/// <summary>The text of an agreement: the frozen bytes, or for a draft as it would be frozen now.</summary>
/// <param name="Number">Number of the agreement.</param>
public sealed record ShowDocument(string Reference, string Number) : IRequest<DocumentView>;

/// <summary>The text of an agreement.</summary>
/// <param name="Lines">One paragraph each.</param>
/// <param name="Sha256">Hash of the frozen bytes; null for a draft, and for an agreement that an earlier version took in from a case file.</param>
/// <param name="File">The frozen file, or null.</param>
/// <param name="IsImported">Whether it came in with a case file: the text is made from the record, and is not what was signed.</param>
public sealed record DocumentView(
    string Number, AgreementState State, IReadOnlyList<string> Lines, string? Sha256, StoredFileId? File, IReadOnlyList<Signature> Signatures, bool IsImported);

internal sealed class ShowDocumentHandler(AssistanceDb db, FileStore files, Text text, Codes codes) : IRequestHandler<ShowDocument, DocumentView>
{
    public async Task<DocumentView> Handle(ShowDocument request, CancellationToken cancellationToken)
    {
        var found = await db.Cases.AsNoTracking().FirstOrDefaultAsync(one => one.Reference == request.Reference, cancellationToken) ?? throw new NotFoundException();
        var agreement = await db.Agreements.AsNoTracking().FirstOrDefaultAsync(one => one.CaseId == found.CaseId && one.Number == request.Number, cancellationToken)
            ?? throw new NotFoundException();
        string written;
        if (agreement.Document is { } frozen)
        {
            using var reader = new StreamReader(files.OpenBytes(frozen.Sha256));
            written = await reader.ReadToEndAsync(cancellationToken);
        }
        else
        {
            var bureau = await db.Bureaux.Where(one => one.Id == found.BureauId).Select(one => one.Name).FirstAsync(cancellationToken);
            written = AgreementDocument.Write(text, codes, found, agreement, await db.EnterpriseOfAsync(found, cancellationToken), bureau);
        }

        return new(agreement.Number, agreement.State, written.TrimEnd('\n').Split('\n'), agreement.Document?.Sha256, agreement.Document?.FileId, agreement.Signatures, agreement.IsImported);
    }
}
