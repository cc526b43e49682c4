using System.Globalization;
using Assistance.Data;
using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Audit;

/// <summary>One change of the audit trail by SQL, behind the program's back.</summary>
/// <param name="What">What was done, for the message of a test.</param>
/// <param name="Statements">The SQL.</param>
/// <param name="IsNamed">Whether a fault names the row that was hit.</param>
internal sealed record Tampering(string What, IReadOnlyList<string> Statements, Func<AuditFault, bool> IsNamed)
{
    private static readonly string[] texts = ["ByName", "Command", "Record", "RecordKey", "Change", "DivisionCode", "Values"];

    /// <summary>A random one.</summary>
    public static Tampering Random(Random random, IReadOnlyList<AuditEntry> entries, bool onPostgres)
    {
        var row = entries[random.Next(entries.Count)];
        var other = entries.Where(one => one.Id != row.Id).ElementAt(random.Next(entries.Count - 1));
        var at = $"WHERE {Column("Id")} = {Id(row.Id.Value, onPostgres)}";
        var column = texts[random.Next(texts.Length)];
        var noise = random.Next().ToString(CultureInfo.InvariantCulture);
        return random.Next(12) switch
        {
            0 => Edit(row, column, $"'{noise}'"),
            1 => Edit(row, column, $"{Column(column)} || ' '"),
            2 => Edit(row, "ForName", row.ForName is null ? "''" : "NULL"),
            3 => Edit(row, "Reason", row.Reason is null ? "'because'" : "NULL"),
            4 => Edit(row, "At", onPostgres ? $"{Column("At")} + interval '1 microsecond'" : "'2026-01-01 00:00:00.000001'"),
            5 => Edit(row, random.Next(2) == 0 ? "ById" : "CaseId", Id(Guid.CreateVersion7(), onPostgres)),
            6 => Edit(row, random.Next(2) == 0 ? "Hash" : "Salt", Bytes(random, onPostgres)),
            7 => new($"delete {row.Chain}/{row.Sequence}", [$"""DELETE FROM "AuditEntries" {at}"""], Misses(row)),
            8 => Insert(row, Guid.CreateVersion7(), onPostgres),
            9 => new(
                $"swap values of {row.Chain}/{row.Sequence} and {other.Chain}/{other.Sequence}",
                [$"""UPDATE "AuditEntries" SET "Values" = {Text(other.Values)} {at}""", $"""UPDATE "AuditEntries" SET "Values" = {Text(row.Values + (row.Values == other.Values ? " " : ""))} WHERE "Id" = {Id(other.Id.Value, onPostgres)}"""],
                fault => Names(row)(fault) || Names(other)(fault)),
            10 => Swap(row, other, onPostgres),
            _ => new(
                $"move {row.Chain}/{row.Sequence}",
                [$"""UPDATE "AuditEntries" SET "Sequence" = "Sequence" + 1000000 {at}"""],
                fault => Names(row)(fault) || Misses(row)(fault)),
        };

        Tampering Edit(AuditEntry edited, string name, string value) =>
            new($"edit {name} of {edited.Chain}/{edited.Sequence}", [$"""UPDATE "AuditEntries" SET "{name}" = {value} {at}"""], Names(edited));
    }

    private static Tampering Insert(AuditEntry like, Guid id, bool onPostgres) => new(
        $"insert after {like.Chain}",
        [
            $"""
            INSERT INTO "AuditEntries" ("Id", "At", "ById", "ByName", "ForName", "Command", "Record", "RecordKey", "Change", "CaseId", "DivisionCode", "Values", "Reason", "Chain", "Sequence", "Salt", "Hash")
            SELECT {Id(id, onPostgres)}, "At", "ById", "ByName", "ForName", "Command", "Record", "RecordKey", "Change", "CaseId", "DivisionCode", "Values", "Reason", "Chain",
              (SELECT MAX(m."Sequence") + 1 FROM "AuditEntries" m WHERE m."Chain" = "AuditEntries"."Chain"), "Salt", "Hash"
            FROM "AuditEntries" WHERE "Id" = {Id(like.Id.Value, onPostgres)}
            """,
        ],
        fault => fault is { Kind: "entry", Reason: "beyond-end" } && Guid.Parse(fault.Id!) == id);

    // the places of two entries are exchanged, everything else stays with them
    private static Tampering Swap(AuditEntry row, AuditEntry other, bool onPostgres)
    {
        string To(AuditEntry whom, Guid chain, long sequence) =>
            $"""UPDATE "AuditEntries" SET "Chain" = {Id(chain, onPostgres)}, "Sequence" = {sequence} WHERE "Id" = {Id(whom.Id.Value, onPostgres)}""";
        return new(
            $"swap {row.Chain}/{row.Sequence} and {other.Chain}/{other.Sequence}",
            [To(row, row.Chain, -1), To(other, row.Chain, row.Sequence), To(row, other.Chain, other.Sequence)],
            fault => Names(row)(fault) || Names(other)(fault));
    }

    private static Func<AuditFault, bool> Names(AuditEntry row) =>
        fault => fault.Kind == "entry" && (Guid.TryParse(fault.Id, out var id) && id == row.Id.Value);

    // the place that is empty now: named by the entry after it, or by the end of the chain
    private static Func<AuditFault, bool> Misses(AuditEntry row) => fault => fault.Chain == row.Chain
        && ((fault is { Kind: "entry", Reason: "gap" } && fault.Sequence >= row.Sequence + 1) || (fault is { Kind: "chain", Reason: "truncated" } && fault.Sequence == row.Sequence));

    private static string Id(Guid id, bool onPostgres) => onPostgres ? $"'{id}'" : $"'{id.ToString().ToUpperInvariant()}'";

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Bytes(Random random, bool onPostgres)
    {
        var bytes = new byte[random.Next(2) == 0 ? 16 : 32];
        random.NextBytes(bytes);
        return onPostgres ? $"'\\x{Convert.ToHexString(bytes)}'" : $"x'{Convert.ToHexString(bytes)}'";
    }

    private static string Column(string name) => $"\"{name}\"";

    /// <summary>Does it in the current transaction.</summary>
    public async Task DoAsync(AssistanceDb db)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
        foreach (var statement in Statements)
        {
#pragma warning disable CA2100 // made above
            command.CommandText = statement;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }
}
