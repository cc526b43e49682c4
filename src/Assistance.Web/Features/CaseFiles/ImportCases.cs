using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared.Sealing;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>Takes over all cases of a case file, or none. What happened after the file's day is not known yet: deadlines start at that day.</summary>
/// <param name="Utf8">The file.</param>
public sealed record ImportCases(ReadOnlyMemory<byte> Utf8) : IRequest<ImportedCases>;

/// <summary>What an import took over.</summary>
/// <param name="AsOf">The day on which the file was true.</param>
/// <param name="Cases">References of the cases, in the order of the file.</param>
public sealed record ImportedCases(DateOnly AsOf, IReadOnlyList<string> Cases);

/// <summary>The file must not be empty; its content is checked while it is read.</summary>
public sealed class ImportCasesValidator : AbstractValidator<ImportCases>
{
    public ImportCasesValidator() => RuleFor(command => command.Utf8.Length).GreaterThan(0);
}

internal sealed class ImportCasesHandler(AssistanceDb db, CurrentUser user, Codes codes, Text text, FileStore files, SealCertificates certificates)
    : IRequestHandler<ImportCases, ImportedCases>
{
    /// <summary>Working days in which a manager records the cause of a delay.</summary>
    private const int CauseWorkingDays = 3;

    public async Task<ImportedCases> Handle(ImportCases request, CancellationToken cancellationToken)
    {
        var file = CaseFileJson.Read(request.Utf8);
        Refuse(new CaseFileChecks(file, codes).Check());
        await RefuseKnownAsync(file, cancellationToken);

        // everything is recorded as of the file's day, so that deadlines without a past of their own start there
        var act = user.Act with { Today = file.AsOf };
        db.Perform(act, nameof(ImportCases));
        var import = new CaseImport(db, file, await db.RulesAsync(cancellationToken), act, []);
        for (var i = 0; i < file.Cases.Count; i++)
        {
            await ImportAsync(import, file.Cases[i], FormattableString.Invariant($"$.cases[{i}]"), cancellationToken);
        }

        Refuse(import.Refusals);
        var seals = new AgreementSeals(db, files, certificates);
        foreach (var (found, agreement, enterprise, bureau) in import.Agreements)
        {
            await seals.SealImportedAsync(found, agreement, AgreementDocument.Write(text, codes, found, agreement, enterprise, bureau), act, cancellationToken);
        }

        await SaveAsync(file, cancellationToken);
        return new(file.AsOf, [.. file.Cases.Select(entry => entry.Agreement.No)]);
    }

    // two saves, one transaction: the deadlines of the first are marked by the second
    private async Task SaveAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await using (own)
        {
            await db.SaveChangesAsync(cancellationToken);
            await MarkRaisedAsync(file, cancellationToken);
            if (own is not null)
            {
                await own.CommitAsync(cancellationToken);
            }
        }
    }

    private async Task ImportAsync(CaseImport import, CaseEntry entry, string path, CancellationToken cancellationToken)
    {
        var language = import.File.Language == "zh" ? "zh-CN" : "en";
        var division = entry.Agreement.No.Split('-')[1];
        var bureau = db.ChangeTracker.Entries<Bureau>().Select(row => row.Entity).FirstOrDefault(one => one.DivisionCode == division)
            ?? await db.Bureaux.FirstOrDefaultAsync(one => one.DivisionCode == division, cancellationToken)
            ?? Added(new Bureau(entry.Agreement.Regulator, division));
        if (import.Try($"{path}.enterprise", () => Describe(KnownOrNull(entry.Enterprise.Uscc) ?? Added(new Enterprise(entry.Enterprise.Uscc, entry.Enterprise.Name, entry.Enterprise.Division)), entry.Enterprise)) is { } enterprise)
        {
            var cast = await CaseCast.AssembleAsync(db, bureau, enterprise, entry, language, cancellationToken);
            new CaseImporter(import, entry, path, bureau, enterprise, cast).Import();
        }

        Enterprise? KnownOrNull(string uscc) =>
            db.ChangeTracker.Entries<Enterprise>().Select(row => row.Entity).FirstOrDefault(one => one.Uscc == uscc);
    }

    private Enterprise Describe(Enterprise enterprise, EnterpriseEntry entry)
    {
        var size = entry.SizeClass is { } word
            ? CaseFileWords.Value<SizeClass>(word)
            : codes.Sizes.Compute(entry.Industry, new SizeFigures(entry.Employees, entry.Revenue10kCny, enterprise.Assets10kCny));
        enterprise.Describe(
            entry.Name, entry.Division, entry.Industry, entry.Employees, entry.Revenue10kCny, enterprise.Assets10kCny, size, enterprise.Address, entry.MainProducts);
        if (entry.Cooperative is not null)
        {
            enterprise.LeadCooperative(entry.Cooperative, entry.Members ?? []);
        }

        return enterprise;
    }

    /// <summary>Cases that exist already are refused; enterprises that exist are loaded, and described anew by the file.</summary>
    private async Task RefuseKnownAsync(CaseFile file, CancellationToken cancellationToken)
    {
        foreach (var part in file.Cases.Chunk(500))
        {
            var references = part.Select(entry => entry.Agreement.No).ToList();
            var known = await db.Cases.Where(one => references.Contains(one.Reference)).Select(one => one.Reference).ToListAsync(cancellationToken);
            Refuse([.. known.Order(StringComparer.Ordinal).Select(reference => new Refusal("", "casefile.exists", "casefiles.refused.exists", reference))]);
            var codesOfPart = part.Select(entry => entry.Enterprise.Uscc).ToList();
            await db.Enterprises.Where(one => codesOfPart.Contains(one.Uscc)).LoadAsync(cancellationToken);
        }
    }

    /// <summary>Escalations of the file count as raised. The deadlines exist from the save on.</summary>
    private async Task MarkRaisedAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var deadlines = db.ChangeTracker.Entries<Deadline>().Select(row => row.Entity).Where(one => one.Kind == DeadlineKind.CommitmentDue)
            .ToDictionary(one => (one.CaseId, one.Number));
        var heads = db.ChangeTracker.Entries<Person>().ToDictionary(row => row.Entity.Id, row => row.Entity.Ref);
        var managers = db.ChangeTracker.Entries<Bureau>().Select(row => row.Entity).Where(one => one.HeadId is { } head && heads.ContainsKey(head))
            .ToDictionary(one => one.DivisionCode, one => heads[one.HeadId!.Value]);
        var rules = await db.RulesAsync(cancellationToken);
        var ids = db.ChangeTracker.Entries<Domain.Cases.AssistanceCase>().ToDictionary(row => row.Entity.Reference, row => row.Entity.CaseId);
        foreach (var (entry, commitment) in file.Cases.SelectMany(entry => entry.Commitments, (entry, commitment) => (entry, commitment)))
        {
            // what was never agreed has no deadline
            if (!deadlines.TryGetValue((ids[entry.Agreement.No], commitment.No), out var deadline))
            {
                continue;
            }

            foreach (var escalation in commitment.Escalations)
            {
                deadline.MarkRaised(Rung.AtLevel(escalation.Level), escalation.On);
            }

            // a cause that nobody has recorded is owed from the file's day on
            if (deadline.IsOpen && commitment.Escalations.Any(one => one.Level >= 2) && !commitment.Escalations.Any(one => one.Level >= 2 && one.Cause is not null))
            {
                deadline.OweCause(managers[deadline.DivisionCode], rules.CalendarOf(Side.Regulator, deadline.ToCaseKey()).AddWorkingDays(file.AsOf, CauseWorkingDays));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Refuse(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new RefusedException([.. refusals]);
        }
    }

    private T Added<T>(T record)
        where T : class
    {
        db.Add(record);
        return record;
    }
}
