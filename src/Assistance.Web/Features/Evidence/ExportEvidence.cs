using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistance.Data;
using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Features.Shared.Sealing;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Evidence;

/// <summary>
/// Writes everything that proves a case as one .zip that can be checked without the product (docs/evidence.md), file by file: the memory that it
/// takes does not grow with the case. That it was made stands in the history of the case, and in the bundle itself.
/// </summary>
/// <param name="Begin">Opens what is written on, once it is certain that there is something to write. When it fails afterwards, what stands there is no whole file.</param>
public sealed record ExportEvidence(string Reference, Func<Stream> Begin) : IRequest<ExportedEvidence>;

/// <summary>What a bundle holds.</summary>
/// <param name="Files">How many files, those about the bundle itself included.</param>
/// <param name="Entries">Entries of the history.</param>
/// <param name="Faulty">Files of the case whose bytes are missing or are not those that were handed in, by their names in the bundle.</param>
public sealed record ExportedEvidence(string Reference, int Files, long Entries, IReadOnlyList<string> Faulty);

/// <summary>Who may, and whether it exists, is found out while reading.</summary>
public sealed class ExportEvidenceValidator : AbstractValidator<ExportEvidence>
{
    public ExportEvidenceValidator() => RuleFor(command => command.Reference).NotEmpty().MaximumLength(30);
}

internal sealed class ExportEvidenceHandler(
    AssistanceDb db, IMediator mediator, FileStore store, SealCertificates certificates, Text text, CurrentUser user) : IRequestHandler<ExportEvidence, ExportedEvidence>
{
    private readonly List<(string Content, string Seal)> seals = [];
    private readonly List<string> faulty = [];
    private readonly Dictionary<StoredFileId, string> paths = [];

    public async Task<ExportedEvidence> Handle(ExportEvidence request, CancellationToken cancellationToken)
    {
        var found = await db.Cases.AsNoTracking().FirstOrDefaultAsync(one => one.Reference == request.Reference, cancellationToken) ?? throw new NotFoundException();
        if (!db.Viewer.Everything && !user.Actor.Capacities.Any(one => one.Role is Role.Caseworker or Role.Manager or Role.Auditor && one.Scope!.Contains(found.DivisionCode)))
        {
            throw new NotFoundException();
        }

        var at = user.Act.At;
        db.Note(new("EvidenceBundle", found.Reference, "Exported", Case: found.ToCaseKey()));
        await db.SaveChangesAsync(cancellationToken);
        var end = await db.ChainOf(found.CaseId).OrderByDescending(row => row.Sequence).Select(row => new { row.Sequence, row.Hash }).FirstAsync(cancellationToken);

        using var bundle = new BundleWriter(request.Begin(), new DateTimeOffset(at, TimeSpan.Zero));
        await AddDocumentsAsync(bundle, found, cancellationToken);
        await AddFilesAsync(bundle, found, cancellationToken);
        var head = BundleHistory.Head(found.Reference, found.CaseId, end.Sequence, end.Hash, at);
        await bundle.AddAsync("history/entries.jsonl", BundleHistory.LinesAsync(db, found.CaseId, end.Sequence, cancellationToken), cancellationToken);
        await bundle.AddAsync("history/head.txt", head, cancellationToken);
        await bundle.AddAsync("history/head.p7s", Pem(certificates.Sign(head)), cancellationToken);
        var erasures = await AuditEraser.OfChainAsync(db, found.CaseId.Value, cancellationToken);
        foreach (var erasure in erasures)
        {
            var path = BundleHistory.PathOf(erasure);
            await bundle.AddAsync(path + ".txt", erasure.Text, cancellationToken);
            await bundle.AddAsync(path + ".p7s", Pem(erasure.Signature), cancellationToken);
            await bundle.AddAsync(path + ".lines", AuditEraser.Lines(db, erasure.Number), cancellationToken);
            seals.Add((path + ".txt", path + ".p7s"));
        }

        var seal = await BundleHistory.SealOfAsync(db, found.CaseId, cancellationToken);
        if (seal is not null)
        {
            await bundle.AddAsync("history/seal.txt", seal.Text, cancellationToken);
            await bundle.AddAsync("history/seal.p7s", Pem(seal.Signature), cancellationToken);
            await bundle.AddAsync("history/seal.chains", AuditSealer.Lines(db, seal.Number), cancellationToken);
        }

        await bundle.AddAsync("certificates.pem", certificates.AllAsPem(), cancellationToken);
        await bundle.AddAsync("verify.py", await File.ReadAllBytesAsync(ReferenceFiles.PathOf("evidence_verify.py"), cancellationToken), cancellationToken);
        await bundle.AddAsync(
            "README.txt",
            BundleReadme.Write(text, found.Reference, user.Person.Name, at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), certificates.Fingerprint(), seal is not null, seals),
            cancellationToken);
        var sums = bundle.Sums;
        await bundle.AddAsync("SHA256SUMS", sums, cancellationToken);
        await bundle.AddAsync("SHA256SUMS.p7s", Pem(certificates.Sign(sums)), cancellationToken);
        await bundle.EndAsync(cancellationToken);
        return new(found.Reference, bundle.Files, end.Sequence, faulty);
    }

    private async Task AddDocumentsAsync(BundleWriter bundle, AssistanceCase found, CancellationToken cancellationToken)
    {
        // what was issued is taken along as it was, with the files of the case; all else is written from the record
        var issued = await db.IssuedDocuments.Where(one => one.CaseId == found.CaseId).Select(one => new { one.Number, one.Version, one.Word }).ToListAsync(cancellationToken);
        foreach (var all in issued.GroupBy(one => one.Number))
        {
            var newest = all.Max(one => one.Version);
            foreach (var one in all)
            {
                paths[one.Word.FileId] = BundleFiles.DocumentPath(one.Number, one.Version == newest ? null : one.Version);
            }
        }

        var documents = new List<PrintedDocument>();
        await mediator.Publish(new GatherDocuments(found.Reference, text, documents), cancellationToken);
        foreach (var document in documents.Where(document => issued.TrueForAll(one => one.Number != document.Number)).OrderBy(one => one.Number, StringComparer.Ordinal))
        {
            await bundle.AddAsync(BundleFiles.DocumentPath(document.Number, null), WordFile.Write(document, await db.TemplateInForceAsync(document.Kind, document.Language, cancellationToken)), cancellationToken);
        }
    }

    private async Task AddFilesAsync(BundleWriter bundle, AssistanceCase found, CancellationToken cancellationToken)
    {
        var files = await db.StoredFiles.AsNoTracking().Where(file => file.CaseId == found.CaseId).OrderBy(file => file.Id).ToListAsync(cancellationToken);
        var names = await db.Set<Person>().AsNoTracking().Where(person => files.Select(file => file.UploadedBy).Distinct().Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var sealing = new AgreementSeals(db, store, certificates);
        foreach (var agreement in await db.Agreements.AsNoTracking().Where(one => one.CaseId == found.CaseId).OrderBy(one => one.Id).ToListAsync(cancellationToken))
        {
            var parts = await sealing.PartsAsync(agreement, files, cancellationToken);
            foreach (var (name, file) in parts)
            {
                paths.TryAdd(file.Id, "agreements/" + name);
            }

            seals.AddRange(BundleFiles.Seals(agreement.Number, [.. parts.Select(part => part.Name)]));
        }

        var index = new StringBuilder();
        for (var i = 0; i < files.Count; i++)
        {
            var file = files[i];
            var path = paths.GetValueOrDefault(file.Id) ?? BundleFiles.PathOf(i + 1, file.Name);
            var isWhole = await AddFileAsync(bundle, path, file, cancellationToken);
            index.Append(BundleFiles.Line(path, file, names.GetValueOrDefault(file.UploadedBy, Actor.System.Person.Name), isWhole));
        }

        await bundle.AddAsync("files/index.jsonl", index.ToString(), cancellationToken);
    }

    // a file that is missing or was changed is told, and does not keep the rest from being taken along
    private async Task<bool> AddFileAsync(BundleWriter bundle, string path, StoredFile file, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = store.Open(file);
            if (await bundle.AddAsync(path, content, cancellationToken) == file.Sha256)
            {
                return true;
            }
        }
        catch (FileNotFoundException)
        {
        }

        faulty.Add(path);
        return false;
    }

    private static string Pem(byte[] der) => PemEncoding.WriteString("CMS", der) + "\n";
}
