using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Assistance.Data.Auditing;

/// <summary>
/// The audit entries of an SQLite database in the order of their chains, hashed from the bytes of the cells as they are stored, without
/// making objects of them: a million entries are verified in a few times the time of hashing alone. Cells in another spelling than the
/// program's are told, as <see cref="AuditCells"/> does for other databases.
/// </summary>
internal sealed class SqliteAuditRows : IDisposable
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
    private readonly byte[] content = new byte[AuditHash.Size];
    private readonly byte[] stored = new byte[AuditHash.Size];
    private byte[] chain = [];
    private byte[] buffer = new byte[4096];
    private int written;

    /// <summary>Begins to read, in the transaction of the connection if there is one.</summary>
    public SqliteAuditRows(SqliteConnection connection)
    {
        // the compiler sees another version of this type than is loaded (docs/decisions/0001); at run time there is one
        var handle = (sqlite3)typeof(SqliteConnection).GetProperty("Handle")!.GetValue(connection)!;
        (rows, ends) = (Prepare(handle, Entries), Prepare(handle, End));
    }

    /// <summary>The cell with the chain, as it is stored.</summary>
    public ReadOnlySpan<byte> Chain => chain;

    /// <summary>Whether the chain is another one than that of the row before.</summary>
    public bool IsNewChain { get; private set; }

    /// <summary>The place in the chain, or null when the cell holds none.</summary>
    public long? Sequence { get; private set; }

    /// <summary>The identifier as it is stored.</summary>
    public string Id => raw.sqlite3_column_text(rows, 2).utf8_to_string();

    /// <summary>Whether the entry says that it is erased.</summary>
    public bool IsErased { get; private set; }

    /// <summary>The hash of the entry as it is stored; known once it was hashed.</summary>
    public ReadOnlySpan<byte> Hash => stored;

    /// <summary>Goes to the next entry.</summary>
    public bool Read()
    {
        var code = raw.sqlite3_step(rows);
        if (code != raw.SQLITE_ROW)
        {
            return code == raw.SQLITE_DONE ? false : throw new InvalidOperationException(raw.sqlite3_errstr(code).utf8_to_string());
        }

        var cell = Cell(0);
        IsNewChain = !cell.SequenceEqual(chain);
        chain = IsNewChain ? cell.ToArray() : chain;
        Sequence = raw.sqlite3_column_type(rows, 1) == raw.SQLITE_INTEGER ? raw.sqlite3_column_int64(rows, 1) : null;
        IsErased = raw.sqlite3_column_type(rows, 16) != raw.SQLITE_NULL;
        return true;
    }

    /// <summary>What was noted of the end of the chain of this entry, or null.</summary>
    public (long Sequence, byte[] Hash)? NotedEnd()
    {
        raw.sqlite3_bind_text(ends, 1, raw.sqlite3_column_text(rows, 0));
        try
        {
            return raw.sqlite3_step(ends) == raw.SQLITE_ROW && raw.sqlite3_column_type(ends, 0) == raw.SQLITE_INTEGER
                ? (raw.sqlite3_column_int64(ends, 0), raw.sqlite3_column_blob(ends, 1).ToArray())
                : null;
        }
        finally
        {
            raw.sqlite3_reset(ends);
        }
    }

    /// <summary>Computes the hash of the entry.</summary>
    /// <param name="previous">The hash of its predecessor.</param>
    /// <param name="hash">Takes it.</param>
    /// <returns>False when a cell is not one that the program writes.</returns>
    public bool TryHash(ReadOnlySpan<byte> previous, Span<byte> hash)
    {
        written = 0;
        if (!Blob(11, AuditHash.SaltSize) || !Text(12) || !TextOrNull(13) || !Text(14) || !TextOrNull(15) || Sequence is not { } sequence)
        {
            return false;
        }

        SHA256.HashData(buffer.AsSpan(0, written), content);
        written = 0;
        if (!Blob(17, AuditHash.Size))
        {
            return false;
        }

        buffer.AsSpan(0, written).CopyTo(stored);
        written = 0;
        Write(previous);
        if (!Uuid(0, chain) || !Number(sequence) || !Uuid(2, Cell(2)) || !Instant(3) || !Uuid(4, Cell(4)) || !Text(5) || !Text(6) || !Text(7) || !Text(8)
            || !(raw.sqlite3_column_type(rows, 9) == raw.SQLITE_NULL ? Null() : Uuid(9, Cell(9))) || !Text(10))
        {
            return false;
        }

        if (!IsErased)
        {
            Write(content);
        }
        else if (!Blob(16, AuditHash.Size))
        {
            return false;
        }

        SHA256.HashData(buffer.AsSpan(0, written), hash);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        rows.Dispose();
        ends.Dispose();
    }

    private static sqlite3_stmt Prepare(sqlite3 handle, string text)
    {
        var code = raw.sqlite3_prepare_v2(handle, text, out var statement);
        return code == raw.SQLITE_OK ? statement : throw new InvalidOperationException(raw.sqlite3_errmsg(handle).utf8_to_string());
    }

    private ReadOnlySpan<byte> Cell(int column) => raw.sqlite3_column_blob(rows, column);

    private bool Blob(int column, int length)
    {
        if (raw.sqlite3_column_type(rows, column) != raw.SQLITE_BLOB)
        {
            return false;
        }

        var cell = Cell(column);
        Write(cell);
        return cell.Length == length;
    }

    private void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    private Span<byte> Take(int length)
    {
        if (buffer.Length - written < length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, written + length));
        }

        written += length;
        return buffer.AsSpan(written - length, length);
    }

    private bool TextOrNull(int column) => raw.sqlite3_column_type(rows, column) == raw.SQLITE_NULL ? Null() : Text(column);

    private bool Null()
    {
        Write("-\n"u8);
        return true;
    }

    private bool Text(int column) => raw.sqlite3_column_type(rows, column) == raw.SQLITE_TEXT && Field(Cell(column));

    private bool Number(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var length);
        return Field(digits[..length]);
    }

    private bool Field(ReadOnlySpan<byte> value)
    {
        Span<byte> digits = stackalloc byte[12];
        Utf8Formatter.TryFormat(value.Length, digits, out var length);
        digits[length++] = (byte)':';
        Write(digits[..length]);
        Write(value);
        Write("\n"u8);
        return true;
    }

    // stored in capitals, hashed in small letters: of what is allowed, each sign has one small letter
    private bool Uuid(int column, ReadOnlySpan<byte> cell)
    {
        if (raw.sqlite3_column_type(rows, column) != raw.SQLITE_TEXT || cell.Length != UuidLength || cell.ContainsAnyExcept(inUuids))
        {
            return false;
        }

        Span<byte> small = stackalloc byte[UuidLength];
        for (var i = 0; i < small.Length; i++)
        {
            small[i] = (byte)(cell[i] | 0x20);
        }

        return Field(small);
    }

    // stored as 2026-11-20 02:00:00.5, without zeros at the end; hashed with seven decimals
    private bool Instant(int column)
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
        return Field(whole);
    }
}
