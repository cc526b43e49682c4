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

/// <summary>Writes cases as a case file.</summary>
/// <param name="Reference">One case only, or null for all.</param>
public sealed record ExportCases(string? Reference) : IRequest<ExportedCases>;

/// <summary>What an export wrote.</summary>
/// <param name="File">The file.</param>
/// <param name="Left">References of the cases that are left out, because no agreement is signed yet.</param>
public sealed record ExportedCases(CaseFile File, IReadOnlyList<string> Left);

/// <summary>A reference that does not exist is found out while reading.</summary>
public sealed class ExportCasesValidator : AbstractValidator<ExportCases>
{
    public ExportCasesValidator() => RuleFor(query => query.Reference).MaximumLength(30);
}

internal sealed class ExportCasesHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<ExportCases, ExportedCases>
{
    private const int Portion = 200;

    // the rules of the product, for cases that came in by no file
    private const string Policy =
        """{"escalation_workdays_after_due":{"1":1,"2":5,"3":10},"extension":{"max_count":1,"min_workdays_before_due":5,"max_calendar_days":60}}""";

    public async Task<ExportedCases> Handle(ExportCases request, CancellationToken cancellationToken)
    {
        var listed = await db.Cases.AsNoTracking()
            .Where(one => request.Reference == null || one.Reference == request.Reference)
            .Select(one => new { one.CaseId, one.Reference, one.Origin })
            .ToListAsync(cancellationToken);
        if (request.Reference is { } asked && listed.Count == 0)
        {
            throw new RefusedException(new Refusal("", "case.unknown", "casefiles.refused.no-case", asked));
        }

        // cases of a file keep their order and, as far as it is free, their number
        var ordered = listed.OrderBy(one => one.Origin?.Id ?? int.MaxValue).ThenBy(one => one.Reference, StringComparer.Ordinal).ToList();
        var exporter = new CaseExporter(await db.CalendarAsync(cancellationToken), user.Today);
        var numbers = new Numbers(ordered.Select(one => one.Origin?.Id ?? 0).DefaultIfEmpty().Max());
        List<CaseEntry> entries = [];
        List<string> left = [];
        foreach (var part in ordered.Chunk(Portion))
        {
            foreach (var records in await CaseRecords.LoadAsync(db, [.. part.Select(one => one.CaseId)], cancellationToken))
            {
                if (records.Agreement is null)
                {
                    left.Add(records.Case.Reference);
                }
                else
                {
                    entries.Add(exporter.Export(records, numbers.Take(records.Case.Origin?.Id))!);
                }
            }
        }

        if (request.Reference is { } only && entries.Count == 0)
        {
            throw new RefusedException(new Refusal("", "case.unsigned", "casefiles.refused.unsigned", only));
        }

        return new(Whole(ordered.Select(one => one.Origin).FirstOrDefault(), entries), left);
    }

    private CaseFile Whole(CaseFileOrigin? first, IReadOnlyList<CaseEntry> entries) => new(
        CaseFile.CurrentFormat, first?.Language ?? "zh", first?.Note, user.Today, first is null ? "cn_holidays_2020_2026.csv" : first.Calendar,
        JsonNode.Parse(first?.Policy ?? Policy)!.AsObject(), entries);

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
