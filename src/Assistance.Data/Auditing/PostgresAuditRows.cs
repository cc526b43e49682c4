using System.Buffers.Binary;
using Npgsql;

namespace Assistance.Data.Auditing;

/// <summary>
/// The audit entries of a PostgreSQL database, from the bytes that COPY sends (its binary format: of each cell its length and its bytes, of UUIDs
/// the 16, of instants the microseconds since 2000), without making objects of them.
/// </summary>
internal sealed class PostgresAuditRows : AuditRows
{
    // the cells by their place in the statement
    private const int Chain = 0, NotedSequence = 1, NotedHash = 2, Sequence = 3, Id = 4, At = 5, ById = 6, Command = 7, CaseId = 11, DivisionCode = 12,
        Salt = 13, ByName = 14, ForName = 15, Values = 16, Reason = 17, Content = 18, Hash = 19, Cells = 20;

    private const string Copy = """
        COPY (SELECT e."Chain", c."Sequence", c."Hash", e."Sequence", e."Id", e."At", e."ById", e."Command", e."Record", e."RecordKey", e."Change", e."CaseId",
          e."DivisionCode", e."Salt", e."ByName", e."ForName", e."Values", e."Reason", e."Content", e."Hash"
        FROM "AuditEntries" e LEFT JOIN "AuditChains" c ON c."Id" = e."Chain" ORDER BY e."Chain", e."Sequence") TO STDOUT (FORMAT BINARY)
        """;

    private const int Signature = 11;
    private const int UuidLength = 16;
    private static readonly DateTime epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly NpgsqlRawCopyStream stream;
    private readonly (int Start, int Length)[] cells = new (int, int)[Cells];
    private readonly byte[] chain = new byte[UuidLength];
    private bool isFirst = true;
    private byte[] bytes = new byte[128 * 1024];
    private int row;
    private int next;
    private int end;

    /// <summary>Begins to read, in the transaction of the connection if there is one.</summary>
    public PostgresAuditRows(NpgsqlConnection connection)
    {
        stream = connection.BeginRawBinaryCopy(Copy);
        // the rows may have to be sorted before the first one comes
        stream.ReadTimeout = Timeout.Infinite;
        Skip(Signature + sizeof(int));
        Skip(Int());
    }

    /// <inheritdoc/>
    public override void Dispose() => stream.Dispose();

    /// <inheritdoc/>
    protected override bool TryNext(AuditPortion portion)
    {
        if (!TryRow())
        {
            return false;
        }

        AuditChainEnd? begins = null;
        if (isFirst || !Cell(Chain).SequenceEqual(chain))
        {
            isFirst = false;
            Cell(Chain).CopyTo(chain);
            begins = new(Uuid(Chain), IsNull(NotedSequence) ? null : Long(NotedSequence), IsNull(NotedHash) ? null : Cell(NotedHash).ToArray());
        }

        var isErased = !IsNull(Content);
        var isReadable = Cell(Salt).Length == AuditHash.SaltSize && Cell(Hash).Length == AuditHash.Size && (!isErased || Cell(Content).Length == AuditHash.Size);
        var start = portion.Place;
        portion.Write(Cell(Salt));
        Fields(portion, ByName, Reason);
        var body = portion.Place;
        portion.Take(AuditHash.Size);
        UuidField(portion, Chain);
        portion.Number(Long(Sequence));
        UuidField(portion, Id);
        isReadable &= TryInstant(portion);
        UuidField(portion, ById);
        Fields(portion, Command, CaseId - 1);
        UuidField(portion, CaseId);
        Fields(portion, DivisionCode, DivisionCode);
        portion.Take(AuditHash.Size);
        var stored = portion.Place;
        portion.Write(Cell(Hash));
        portion.Write(Cell(Content));
        var id = portion.Place;
        Uuid(Id).TryFormat(portion.Take(36), out _);
        portion.Add(new(begins, isReadable ? Long(Sequence) : null, isErased, start, body, stored, id, portion.Place));
        return true;
    }

    private ReadOnlySpan<byte> Cell(int cell) => IsNull(cell) ? [] : bytes.AsSpan(row + cells[cell].Start, cells[cell].Length);

    private bool IsNull(int cell) => cells[cell].Length < 0;

    private long Long(int cell) => BinaryPrimitives.ReadInt64BigEndian(Cell(cell));

    private Guid Uuid(int cell) => new(Cell(cell), bigEndian: true);

    private void Fields(AuditPortion portion, int first, int last)
    {
        for (var cell = first; cell <= last; cell++)
        {
            if (IsNull(cell))
            {
                portion.Null();
            }
            else
            {
                portion.Field(Cell(cell));
            }
        }
    }

    private void UuidField(AuditPortion portion, int cell)
    {
        if (IsNull(cell))
        {
            portion.Null();
            return;
        }

        Span<byte> text = stackalloc byte[36];
        Uuid(cell).TryFormat(text, out _);
        portion.Field(text);
    }

    // infinity is no instant that the program writes
    private bool TryInstant(AuditPortion portion)
    {
        var microseconds = Long(At);
        if (microseconds < (DateTime.MinValue - epoch).Ticks / TimeSpan.TicksPerMicrosecond || microseconds > (DateTime.MaxValue - epoch).Ticks / TimeSpan.TicksPerMicrosecond)
        {
            return false;
        }

        Span<byte> text = stackalloc byte[28];
        epoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond).TryFormat(text, out _, "O", System.Globalization.CultureInfo.InvariantCulture);
        portion.Field(text);
        return true;
    }

    // finds the cells of the next row; behind the last one stands -1
    private bool TryRow()
    {
        row = next;
        if (Short() < 0)
        {
            while (stream.Read(bytes) > 0)
            {
            }

            return false;
        }

        for (var cell = 0; cell < Cells; cell++)
        {
            var length = Int();
            cells[cell] = (next - row, length);
            Skip(Math.Max(length, 0));
        }

        return true;
    }

    private short Short()
    {
        Skip(sizeof(short));
        return BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(next - sizeof(short)));
    }

    private int Int()
    {
        Skip(sizeof(int));
        return BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(next - sizeof(int)));
    }

    // goes on behind so many bytes, and has them read; the present row stays in memory
    private void Skip(int length)
    {
        while (end - next < length)
        {
            if (row > 0)
            {
                bytes.AsSpan(row, end - row).CopyTo(bytes);
                (row, next, end) = (0, next - row, end - row);
            }

            if (bytes.Length - next < length)
            {
                Array.Resize(ref bytes, Math.Max(bytes.Length * 2, next + length));
            }

            var read = stream.Read(bytes.AsSpan(end));
            end += read > 0 ? read : throw new EndOfStreamException();
        }

        next += length;
    }
}
