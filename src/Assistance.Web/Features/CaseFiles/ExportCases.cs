// references are compared by the database
#pragma warning disable CA1309
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Assistance.Data;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.CaseFiles;

/// <summary>Writes cases as a case file, each as it is read: the memory that it takes does not grow with their number.</summary>
/// <param name="Reference">One case only, or null for all.</param>
/// <param name="Into">Where the file is written. When the export is refused, what stands there is no whole file.</param>
public sealed record ExportCases(string? Reference, Stream Into) : IRequest<ExportedCases>;

/// <summary>What an export wrote.</summary>
/// <param name="AsOf">The day as of which derived words are written.</param>
/// <param name="Written">References of the cases, in the order of the file.</param>
/// <param name="Left">References of the cases that are left out, because no agreement is signed yet.</param>
public sealed record ExportedCases(DateOnly AsOf, IReadOnlyList<string> Written, IReadOnlyList<string> Left);

/// <summary>A reference that does not exist is found out while reading.</summary>
public sealed class ExportCasesValidator : AbstractValidator<ExportCases>
{
    public ExportCasesValidator() => RuleFor(query => query.Reference).MaximumLength(30);
}

internal sealed class ExportCasesHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ExportCases, ExportedCases>
{
    // the first portion is small, so that the file begins at once
    private const int FirstPortion = 10;
    private const int Portion = 200;

    // the rules of the product, for cases that came in by no file
    private const string Policy =
        """{"escalation_workdays_after_due":{"1":1,"2":5,"3":10},"extension":{"max_count":1,"min_workdays_before_due":5,"max_calendar_days":60}}""";

    public async Task<ExportedCases> Handle(ExportCases request, CancellationToken cancellationToken)
    {
        var asked = db.Cases.AsNoTracking().Where(one => request.Reference == null || one.Reference == request.Reference);
        if (request.Reference is { } only && !await asked.AnyAsync(cancellationToken))
        {
            throw new RefusedException(new Refusal("", "case.unknown", "casefiles.refused.no-case", only));
        }

        // cases of a file keep their order and, as far as it is free, their number; all others follow by reference
        var imported = await asked.Where(one => one.Origin != null).Select(one => new { one.CaseId, one.Reference, one.Origin }).ToListAsync(cancellationToken);
        var ordered = imported.OrderBy(one => one.Origin!.Id).ThenBy(one => one.Reference, StringComparer.Ordinal).ToList();
        var first = ordered.FirstOrDefault()?.Origin;
        List<string> written = [], left = [];
        await CaseFileJson.WriteAsync(
            request.Into,
            new(
                CaseFile.CurrentFormat, first?.Language ?? "zh", first?.Note, user.Today, first is null ? "cn_holidays_2020_2026.csv" : first.Calendar,
                JsonNode.Parse(first?.Policy ?? Policy)!.AsObject(), []),
            EntriesAsync(ordered.ConvertAll(one => one.CaseId), imported.Select(one => one.Origin!.Id).DefaultIfEmpty().Max(), asked.Where(one => one.Origin == null), written, left, cancellationToken),
            cancellationToken);
        return request.Reference is { } unsigned && written.Count == 0
            ? throw new RefusedException(new Refusal("", "case.unsigned", "casefiles.refused.unsigned", unsigned))
            : new(user.Today, written, left);
    }

    private async IAsyncEnumerable<CaseEntry> EntriesAsync(
        List<CaseId> imported, int highest, IQueryable<AssistanceCase> others, List<string> written, List<string> left, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var exporter = new CaseExporter(await db.RulesAsync(cancellationToken), user.Today);
        var numbers = new Numbers(highest);
        await foreach (var part in PortionsAsync(imported, others, cancellationToken))
        {
            foreach (var records in await CaseRecords.LoadAsync(db, part, cancellationToken))
            {
                if (records.Agreement is null)
                {
                    left.Add(records.Case.Reference);
                    continue;
                }

                var entry = exporter.Export(records, numbers.Take(records.Case.Origin?.Id))!;
                written.Add(entry.Agreement.No);
                yield return entry;
            }
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<CaseId>> PortionsAsync(
        List<CaseId> imported, IQueryable<AssistanceCase> others, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in imported.Chunk(Portion))
        {
            yield return part;
        }

        for (var (last, size) = ("", imported.Count == 0 ? FirstPortion : Portion); ; size = Portion)
        {
            var part = await others.Where(one => string.Compare(one.Reference, last) > 0).OrderBy(one => one.Reference).Take(size)
                .Select(one => new { one.CaseId, one.Reference }).ToListAsync(cancellationToken);
            if (part.Count == 0)
            {
                yield break;
            }

            last = part[^1].Reference;
            yield return part.ConvertAll(one => one.CaseId);
        }
    }

    /// <summary>Numbers in the file, each once.</summary>
    private sealed class Numbers(int highest)
    {
        private readonly HashSet<int> taken = [];
        private int last = highest;

        public int Take(int? wanted)
        {
            var number = wanted is { } free && taken.Add(free) ? free : ++last;
            taken.Add(number);
            return number;
        }
    }
}
