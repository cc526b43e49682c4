using System.Buffers.Binary;
using System.Text.Json;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Localization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Audit;

/// <summary>Which entries of the audit trail are asked for.</summary>
public enum AuditInterest
{
    /// <summary>What was changed.</summary>
    Changes = 1,

    /// <summary>Who looked at what is confidential.</summary>
    Readings = 2,
}

/// <summary>The audit trail as far as the reader may see it, the newest first, by pages of 50.</summary>
/// <param name="Case">Reference of one case, or empty for all.</param>
/// <param name="Who">Part of the name of the one who did it or for whom, or empty.</param>
/// <param name="Interest">What is asked for, or null for everything.</param>
/// <param name="From">First day; where neither day nor case is named, a week ago.</param>
/// <param name="To">Last day, or null for today.</param>
/// <param name="After">Key of the last line of the page before, or empty.</param>
public sealed record ListAuditEntries(string Case, string Who, AuditInterest? Interest, DateOnly? From, DateOnly? To, string After) : IRequest<AuditTrail>;

/// <summary>A page of the audit trail.</summary>
/// <param name="From">The first day that was looked at, or null where all of a case is.</param>
/// <param name="Next">Key of the last line, or null on the last page.</param>
/// <param name="CaseUnknown">Whether the reader sees no such case.</param>
/// <param name="SealedAt">When the ends of the chains were last signed (UTC), or null.</param>
public sealed record AuditTrail(IReadOnlyList<AuditLine> Lines, DateOnly? From, string? Next, bool CaseUnknown, DateTime? SealedAt);

/// <summary>One entry.</summary>
/// <param name="By">Who did it.</param>
/// <param name="For">In whose name, where a deputy did it.</param>
/// <param name="Command">The command, as the program calls it.</param>
/// <param name="Record">The kind of record, as the program calls it.</param>
/// <param name="Name">Number or name of the record, or empty.</param>
/// <param name="Key">The key of the record, cut short where it is long.</param>
/// <param name="Change">What happened.</param>
/// <param name="Case">Reference of the case, or null.</param>
/// <param name="Sequence">Its place in its chain.</param>
/// <param name="Values">Every changed field with what it held before and after.</param>
public sealed record AuditLine(
    DateTime At, string By, string? For, string Command, string Record, string Name, string Key, string Change, string? Case, long Sequence, string? Reason,
    IReadOnlyList<AuditValue> Values);

/// <summary>One changed field.</summary>
public sealed record AuditValue(string Field, string Before, string After);

internal sealed class ListAuditEntriesValidator : AbstractValidator<ListAuditEntries>;

internal sealed class ListAuditEntriesHandler(AssistanceDb db, Clock clock) : IRequestHandler<ListAuditEntries, AuditTrail>
{
    private const int PageSize = 50;
    private const int UsualDays = 7;
    private const int KeyShown = 13;

    public async Task<AuditTrail> Handle(ListAuditEntries request, CancellationToken cancellationToken)
    {
        var reference = request.Case.Trim();
        var id = reference.Length == 0 ? null : await db.Cases.Where(one => one.Reference == reference).Select(one => (CaseId?)one.CaseId).FirstOrDefaultAsync(cancellationToken);
        var from = request.From ?? (id is null ? clock.Today.AddDays(-UsualDays) : null);
        var sealedAt = await db.Set<AuditSeal>().OrderByDescending(seal => seal.Number).Select(seal => (DateTime?)seal.At).FirstOrDefaultAsync(cancellationToken);
        if (reference.Length > 0 && id is null)
        {
            return new([], from, null, CaseUnknown: true, sealedAt);
        }

        var entries = Asked(request, from);
        if (id is not null)
        {
            entries = entries.Where(row => row.CaseId == id);
        }

        var rows = await entries.OrderByDescending(row => row.Id).Take(PageSize + 1)
            .Select(row => new { Entry = row, Case = db.Cases.Where(one => row.CaseId == one.CaseId).Select(one => one.Reference).FirstOrDefault() })
            .AsNoTracking().ToListAsync(cancellationToken);
        return new(
            [.. rows.Take(PageSize).Select(row => LineOf(row.Entry, row.Case))], from,
            rows.Count > PageSize ? rows[PageSize - 1].Entry.Id.Value.ToString("N") : null, CaseUnknown: false, sealedAt);
    }

    private IQueryable<AuditEntry> Asked(ListAuditEntries request, DateOnly? from)
    {
        var entries = db.AuditEntries;
        if (from is { } first)
        {
            var (at, least) = (clock.ToUtc(first, TimeOnly.MinValue), LeastOf(first));
            entries = entries.Where(row => row.Id >= least && row.At >= at);
        }

        if (request.To is { } last && last < DateOnly.MaxValue)
        {
            var at = clock.ToUtc(last.AddDays(1), TimeOnly.MinValue);
            entries = entries.Where(row => row.At < at);
        }

        entries = request.Interest switch
        {
            AuditInterest.Readings => entries.Where(row => row.Change == "Read" || row.Change == "Exported"),
            AuditInterest.Changes => entries.Where(row => row.Change != "Read" && row.Change != "Exported"),
            _ => entries,
        };
        if (request.Who.Trim() is { Length: > 0 } who)
        {
            entries = entries.Where(row => row.ByName.Contains(who) || (row.ForName != null && row.ForName.Contains(who)));
        }

        if (Guid.TryParse(request.After, out var after))
        {
            var end = new RecordId(after);
            entries = entries.Where(row => row.Id < end);
        }

        return entries;
    }

    // identifiers begin with the time of writing, so that days are a range of the primary key; two days' grace for clocks that were wrong
    private static RecordId LeastOf(DateOnly day)
    {
        Span<byte> bytes = stackalloc byte[16];
        var instant = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, (instant.ToUnixTimeMilliseconds() - (long)TimeSpan.FromDays(2).TotalMilliseconds)) << 16);
        return new(new Guid(bytes, bigEndian: true));
    }

    private static AuditLine LineOf(AuditEntry entry, string? reference)
    {
        var values = ValuesOf(entry.Values);
        return new(
            entry.At, entry.ByName, entry.ForName, entry.Command, entry.Record,
            values.FirstOrDefault(value => value.Field is "Number" or "Name" or "Reference" or "UserName")?.After ?? "", entry.RecordKey[..Math.Min(KeyShown, entry.RecordKey.Length)],
            entry.Change, reference, entry.Sequence, entry.Reason, [.. values.Where(value => value.Before != value.After)]);
    }

    private static List<AuditValue> ValuesOf(string json)
    {
        using var read = JsonDocument.Parse(json);
        return [.. read.RootElement.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() == 2)
            .Select(field => new AuditValue(field.Name, Shown(field.Value[0]), Shown(field.Value[1])))];
    }

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
