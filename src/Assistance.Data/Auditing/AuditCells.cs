using System.Data.Common;
using System.Globalization;
using Assistance.Data.Records;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;

namespace Assistance.Data.Auditing;

/// <summary>
/// Reads the cells of an audit entry as the program writes them, and in no other spelling: SQLite takes anything into any column, and a
/// UUID in small letters is the same to a reader and another one to an index.
/// </summary>
internal static class AuditCells
{
    private const string SqliteInstant = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    /// <summary>The entry of a row of <see cref="AuditVerifier"/>, or null when a cell is not one that the program writes.</summary>
    public static AuditEntry? TryRead(DbDataReader row)
    {
        var caseId = row.IsDBNull(9) ? null : TryGuid(row.GetValue(9));
        if (TryGuid(row.GetValue(0)) is not { } id || TryInstant(row.GetValue(1)) is not { } at || TryGuid(row.GetValue(2)) is not { } by
            || (caseId is null && !row.IsDBNull(9)) || TryGuid(row.GetValue(13)) is not { } chain || row.GetValue(14) is not long sequence
            || row.GetValue(15) is not byte[] { Length: AuditHash.SaltSize } salt || row.GetValue(16) is not byte[] { Length: AuditHash.Size } hash
            || row.GetValue(3) is not string name || row.GetValue(5) is not string command || row.GetValue(6) is not string record
            || row.GetValue(7) is not string key || row.GetValue(8) is not string change || row.GetValue(10) is not string division
            || row.GetValue(11) is not string values || row.GetValue(4) is not (string or DBNull) || row.GetValue(17) is not (byte[] { Length: AuditHash.Size } or DBNull) || row.GetValue(12) is not (string or DBNull))
        {
            return null;
        }

        var entry = new AuditEntry
        {
            Id = new RecordId(id),
            At = at,
            ById = new PersonId(by),
            ByName = name,
            ForName = row.GetValue(4) as string,
            Command = command,
            Record = record,
            RecordKey = key,
            Change = change,
            CaseId = caseId is { } one ? new CaseId(one) : null,
            DivisionCode = division,
            Values = values,
            Reason = row.GetValue(12) as string,
        };
        entry.Link(chain, sequence, salt);
        entry.Close(hash);
        entry.Erased(row.GetValue(17) as byte[]);
        return entry;
    }

    /// <summary>A UUID, or null.</summary>
    public static Guid? TryGuid(object cell) => cell switch
    {
        Guid id => id,
        string text when Guid.TryParseExact(text, "D", out var id) && string.Equals(text, id.ToString().ToUpperInvariant(), StringComparison.Ordinal) => id,
        _ => null,
    };

    private static DateTime? TryInstant(object cell) => cell switch
    {
        DateTime at => at,
        string text when DateTime.TryParseExact(text, SqliteInstant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            && text == at.ToString(SqliteInstant, CultureInfo.InvariantCulture) => at,
        _ => null,
    };
}
