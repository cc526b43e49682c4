using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Assistance.Data.Auditing;

/// <summary>
/// The audit entries of an SQLite database, from the bytes of the cells as they are stored, without making objects of them. Cells in another
/// spelling than the program's are told, as <see cref="AuditCells"/> does.
/// </summary>
internal sealed class SqliteAuditRows : AuditRows
{
    private const string Entries = """
        SELECT "Chain", "Sequence", "Id", "At", "ById", "Command", "Record", "RecordKey", "Change", "CaseId", "DivisionCode",
          "Salt", "ByName", "ForName", "Values", "Reason", "Content", "Hash"
        FROM "AuditEntries" ORDER BY "Chain", "Sequence"
        """;

    private const string End = """SELECT "Sequence", "Hash" FROM "AuditChains" WHERE "Id" = ?""";
    private const int UuidLength = 36;
    private static readonly SearchValues<byte> inUuids = SearchValues.Create("0123456789ABCDEF-"u8);
    private readonly sqlite3_stmt rows;
    private readonly sqlite3_stmt ends;
    private byte[]? chain;

    /// <summary>Begins to read, in the transaction of the connection if there is one.</summary>
    public SqliteAuditRows(SqliteConnection connection)
    {
        // the compiler sees another version of this type than is loaded (docs/decisions/0001); at run time there is one
        var handle = (sqlite3)typeof(SqliteConnection).GetProperty("Handle")!.GetValue(connection)!;
        (rows, ends) = (Prepare(handle, Entries), Prepare(handle, End));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        rows.Dispose();
        ends.Dispose();
    }

    /// <inheritdoc/>
    protected override bool TryNext(AuditPortion portion)
    {
        var code = raw.sqlite3_step(rows);
        if (code != raw.SQLITE_ROW)
        {
            return code == raw.SQLITE_DONE ? false : throw new InvalidOperationException(raw.sqlite3_errstr(code).utf8_to_string());
        }

        AuditChainEnd? begins = null;
        if (chain is null || !Cell(0).SequenceEqual(chain))
        {
            chain = Cell(0).ToArray();
            begins = NotedEnd(AuditCells.TryGuid(Encoding.UTF8.GetString(chain)));
        }

        long? sequence = raw.sqlite3_column_type(rows, 1) == raw.SQLITE_INTEGER ? raw.sqlite3_column_int64(rows, 1) : null;
        var isErased = !IsNull(16);
        var start = portion.Place;
        var isReadable = TryContent(portion);
        var body = portion.Place;
        isReadable = isReadable && sequence is { } place && TryBody(portion, place);
        var stored = portion.Place;
        isReadable = isReadable && TryBlob(portion, 17, AuditHash.Size) && (!isErased || TryBlob(portion, 16, AuditHash.Size));
        var id = portion.Place;
        portion.Write(Cell(2));
        portion.Add(new(begins, isReadable ? sequence : null, isErased, start, body, stored, id, portion.Place));
        return true;
    }

    private static sqlite3_stmt Prepare(sqlite3 handle, string text)
    {
        var code = raw.sqlite3_prepare_v2(handle, text, out var statement);
        return code == raw.SQLITE_OK ? statement : throw new InvalidOperationException(raw.sqlite3_errmsg(handle).utf8_to_string());
    }

    private AuditChainEnd NotedEnd(Guid? id)
    {
        raw.sqlite3_bind_text(ends, 1, raw.sqlite3_column_text(rows, 0));
        try
        {
            return raw.sqlite3_step(ends) == raw.SQLITE_ROW && raw.sqlite3_column_type(ends, 0) == raw.SQLITE_INTEGER
                ? new(id, raw.sqlite3_column_int64(ends, 0), raw.sqlite3_column_blob(ends, 1).ToArray())
                : new(id, null, null);
        }
        finally
        {
            raw.sqlite3_reset(ends);
        }
    }

    private bool TryContent(AuditPortion portion) =>
        TryBlob(portion, 11, AuditHash.SaltSize) && TryText(portion, 12) && TryTextOrNull(portion, 13) && TryText(portion, 14) && TryTextOrNull(portion, 15);

    private bool TryBody(AuditPortion portion, long sequence)
    {
        portion.Take(AuditHash.Size);
        if (!TryUuid(portion, 0))
        {
            return false;
        }

        portion.Number(sequence);
        if (!TryUuid(portion, 2) || !TryInstant(portion, 3) || !TryUuid(portion, 4)
            || !TryText(portion, 5) || !TryText(portion, 6) || !TryText(portion, 7) || !TryText(portion, 8)
            || !(IsNull(9) ? Null(portion) : TryUuid(portion, 9)) || !TryText(portion, 10))
        {
            return false;
        }

        portion.Take(AuditHash.Size);
        return true;
    }

    private ReadOnlySpan<byte> Cell(int column) => raw.sqlite3_column_blob(rows, column);

    private bool IsNull(int column) => raw.sqlite3_column_type(rows, column) == raw.SQLITE_NULL;

    private static bool Null(AuditPortion portion)
    {
        portion.Null();
        return true;
    }

    private bool TryBlob(AuditPortion portion, int column, int length)
    {
        var cell = Cell(column);
        if (raw.sqlite3_column_type(rows, column) != raw.SQLITE_BLOB || cell.Length != length)
        {
            return false;
        }

        portion.Write(cell);
        return true;
    }

    private bool TryTextOrNull(AuditPortion portion, int column) => IsNull(column) ? Null(portion) : TryText(portion, column);

    private bool TryText(AuditPortion portion, int column)
    {
        if (raw.sqlite3_column_type(rows, column) != raw.SQLITE_TEXT)
        {
            return false;
        }

        portion.Field(Cell(column));
        return true;
    }

    // stored in capitals, hashed in small letters: of what is allowed, each sign has one small letter
    private bool TryUuid(AuditPortion portion, int column)
    {
        var cell = Cell(column);
        if (raw.sqlite3_column_type(rows, column) != raw.SQLITE_TEXT || cell.Length != UuidLength || cell.ContainsAnyExcept(inUuids))
        {
            return false;
        }

        Span<byte> small = stackalloc byte[UuidLength];
        for (var i = 0; i < small.Length; i++)
        {
            small[i] = (byte)(cell[i] | 0x20);
        }

        portion.Field(small);
        return true;
    }

    // stored as 2026-11-20 02:00:00.5, without zeros at the end; hashed with seven decimals
    private bool TryInstant(AuditPortion portion, int column)
    {
        const int seconds = 19, all = 28;
        var cell = Cell(column);
        if (raw.sqlite3_column_type(rows, column) != raw.SQLITE_TEXT || cell.Length is < seconds or seconds + 1 or > all - 1 || cell[10] != ' '
            || (cell.Length > seconds && (cell[seconds] != '.' || cell[^1] == '0')))
        {
            return false;
        }

        Span<byte> whole = stackalloc byte[all];
        whole.Fill((byte)'0');
        cell.CopyTo(whole);
        (whole[10], whole[seconds], whole[^1]) = ((byte)'T', (byte)'.', (byte)'Z');
        portion.Field(whole);
        return true;
    }
}
