using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Domain.Agreements;
using Assistance.Web.Features.Shared.Sealing;
using Assistance.Web.Infrastructure;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QRCoder;

namespace Assistance.Web.Features.Agreements;

/// <summary>The certificate of completion of an agreement, checked now.</summary>
public sealed record ShowCertificate(string Reference, string Number) : IRequest<CertificateView>;

/// <summary>The certificate.</summary>
/// <param name="InForceOn">The day on which both sides had signed.</param>
/// <param name="DocumentSha256">Hash of the frozen text, or null.</param>
/// <param name="ScanSha256">Hash of the countersigned scan, or null.</param>
/// <param name="Address">Where anybody who has it can have it checked.</param>
/// <param name="Code">That address as a picture to scan (data of a PNG).</param>
public sealed record CertificateView(
    string Number, SealCheck Check, DateOnly? InForceOn, string? DocumentSha256, string? ScanSha256, IReadOnlyList<Signature> Signatures, string Address, string Code);

internal sealed class ShowCertificateHandler(AssistanceDb db, FileStore files, SealCertificates certificates, IOptions<SiteOptions> site) : IRequestHandler<ShowCertificate, CertificateView>
{
    private const int Dots = 4;

    public async Task<CertificateView> Handle(ShowCertificate request, CancellationToken cancellationToken)
    {
        var agreement = await db.Cases.Where(one => one.Reference == request.Reference)
            .Join(db.Agreements.AsNoTracking().Where(one => one.Number == request.Number), one => one.CaseId, one => one.CaseId, (one, agreement) => agreement)
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        var check = await new AgreementSeals(db, files, certificates).CheckAsync(agreement, cancellationToken) ?? throw new NotFoundException();
        var address = site.Value.BaseUrl.TrimEnd('/') + AgreementsLinks.Verify(check.CertificateSha256);
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return new(
            agreement.Number, check, agreement.SignedOn, agreement.Document?.Sha256, agreement.Scan?.Sha256, agreement.Signatures, address, Convert.ToBase64String(picture.GetGraphic(Dots)));
    }
}

/// <summary>Whether the agreement of a certificate is as it was signed. Anybody may ask who knows the hash of the certificate; nothing but its number is told.</summary>
public sealed record VerifyCertificate(string Sha256) : IRequest<VerifiedCertificate>;

/// <summary>The answer.</summary>
public sealed record VerifiedCertificate(string Number, AgreementState State, DateOnly? InForceOn, string? DocumentSha256, SealCheck Check);

internal sealed class VerifyCertificateValidator : AbstractValidator<VerifyCertificate>;

internal sealed class VerifyCertificateHandler(AssistanceDb db, FileStore files, SealCertificates certificates) : IRequestHandler<VerifyCertificate, VerifiedCertificate>
{
    public async Task<VerifiedCertificate> Handle(VerifyCertificate request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var file = await db.StoredFiles.AsNoTracking()
            .Where(one => one.Sha256 == request.Sha256 && one.CaseId != null && one.Name.EndsWith(AgreementSeals.CertificateName))
            .OrderBy(one => one.Id).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();
        var number = file.Name[..^AgreementSeals.CertificateName.Length];
        var agreement = await db.Agreements.AsNoTracking().FirstOrDefaultAsync(one => one.CaseId == file.CaseId && one.Number == number, cancellationToken)
            ?? throw new NotFoundException();
        var check = await new AgreementSeals(db, files, certificates).CheckAsync(agreement, cancellationToken);
        return check?.CertificateSha256 == request.Sha256
            ? new(number, agreement.State, agreement.SignedOn, (agreement.Scan ?? agreement.Document)?.Sha256, check)
            : throw new NotFoundException();
    }
}
