using System.Globalization;
using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Web.Features.Admin;
using Assistance.Web.Features.Audit;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Tests.Features.Admin;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Features.Audit;

/// <summary>An erasure is told from tampering, and nobody passes the one off as the other.</summary>
public sealed class AuditErasureTests(AuditErasureTests.Forgotten forgotten) : IClassFixture<AuditErasureTests.Forgotten>
{
    private const string Erased = """(SELECT "Id" FROM "AuditEntries" WHERE "Content" IS NOT NULL ORDER BY "Chain", "Sequence" LIMIT 1)""";
    private const string Plain = """(SELECT e."Id" FROM "AuditEntries" e WHERE e."Content" IS NULL AND e."Chain" IN (SELECT "Chain" FROM "AuditErasureLines") ORDER BY e."Chain", e."Sequence" LIMIT 1)""";

    [Theory]

    // an entry is emptied, and its hash said to be that of what stood there: without an erasure, or with a line of one
    [InlineData("entry", "erasure", $"""UPDATE "AuditEntries" SET "Content" = KEPT, "Salt" = NOISE16, "ByName" = 'x', "Values" = '[]' WHERE "Id" = {Plain}""")]
    [InlineData("entry", "erasure", $"""UPDATE "AuditEntries" SET "Content" = KEPT WHERE "Id" = {Plain}""")]
    [InlineData("erasure", "lines", $"""INSERT INTO "AuditErasureLines" SELECT 1, "Chain", "Sequence", KEPT, KEPT FROM "AuditEntries" WHERE "Id" = {Plain}; UPDATE "AuditEntries" SET "Content" = KEPT WHERE "Id" = {Plain}""")]
    [InlineData("erasure", "stray-lines", $"""INSERT INTO "AuditErasureLines" SELECT 3, "Chain", "Sequence", KEPT, KEPT FROM "AuditEntries" WHERE "Id" = {Plain}; UPDATE "AuditEntries" SET "Content" = KEPT WHERE "Id" = {Plain}""")]

    // what an erasure left is changed afterwards
    [InlineData("entry", "erasure", $"""UPDATE "AuditEntries" SET "Values" = "Values" || ' ' WHERE "Id" = {Erased}""")]
    [InlineData("entry", "erasure", $"""UPDATE "AuditEntries" SET "ByName" = 'x' WHERE "Id" = {Erased}""")]
    [InlineData("entry", "erasure", $"""UPDATE "AuditEntries" SET "Salt" = NOISE16 WHERE "Id" = {Erased}""")]
    [InlineData("entry", "hash", $"""UPDATE "AuditEntries" SET "Content" = NOISE32 WHERE "Id" = {Erased}""")]
    [InlineData("entry", "hash", $"""UPDATE "AuditEntries" SET "Content" = NULL WHERE "Id" = {Erased}""")]

    // the erasure itself is hidden or changed
    [InlineData("entry", "erasure", """DELETE FROM "AuditErasureLines" WHERE "Erasure" = 1""")]
    [InlineData("entry", "erasure", """DELETE FROM "AuditErasureLines" """)]
    [InlineData("erasure", "stray-lines", """DELETE FROM "AuditErasures" """)]
    [InlineData("erasure", "gap", """DELETE FROM "AuditErasures" WHERE "Number" = 1""")]
    [InlineData("erasure", "text", """UPDATE "AuditErasures" SET "Text" = "Text" || ' ' WHERE "Number" = 1""")]
    [InlineData("erasure", "signature", """UPDATE "AuditErasures" SET "Signature" = (SELECT s."Signature" FROM "AuditErasures" s WHERE s."Number" = 2) WHERE "Number" = 1""")]
    public async Task Tampering_is_no_erasure(string kind, string reason, string statements)
    {
        var kept = await forgotten.App.InDatabase(db => db.Database.SqlQueryRaw<Guid>($"""SELECT "Id" AS "Value" FROM "AuditEntries" WHERE "Id" = {Plain}""").SingleAsync());
        var entry = await forgotten.App.InDatabase(db => db.Set<AuditEntry>().AsNoTracking().SingleAsync(row => row.Id == new Domain.Common.RecordId(kept)));
        var content = new AuditHash().ContentOf(entry.Salt, entry.ByName, entry.ForName, entry.Values, entry.Reason);
        var sql = statements.Replace("KEPT", Bytes(content), StringComparison.Ordinal)
            .Replace("NOISE16", Bytes(Enumerable.Repeat((byte)7, 16).ToArray()), StringComparison.Ordinal)
            .Replace("NOISE32", Bytes(Enumerable.Repeat((byte)7, 32).ToArray()), StringComparison.Ordinal);

        var found = await After(sql);

        Assert.Equal((kind, reason), (found?.Kind, found?.Reason));
    }

    [Fact]
    public async Task An_erasure_needs_an_entry_of_the_chain_that_names_it_and_the_certificate_of_the_installation()
    {
        // somebody who writes the database, and even the chain anew, lacks the certificate
        await using var foreign = new AssistanceApp();
        var forger = foreign.Services.GetRequiredService<SealCertificates>();
        var found = await After(async db =>
        {
            var entry = await db.Set<AuditEntry>().AsNoTracking().Where(row => row.Content == null).OrderBy(row => row.Chain).ThenBy(row => row.Sequence).FirstAsync();
            await AuditEraser.EraseAsync(db, [entry.Id], one => new("nobody", null, "{}", null), entry.At, forger.Sign, default);
            await db.SaveChangesAsync();
        });
        Assert.Equal(("erasure", "signature", 3L), (found?.Kind, found?.Reason, found?.Sequence));

        // somebody who has the certificate cannot do it in silence
        var own = forgotten.App.Services.GetRequiredService<SealCertificates>();
        found = await After(async db =>
        {
            var entry = await db.Set<AuditEntry>().AsNoTracking().Where(row => row.Content == null).OrderBy(row => row.Chain).ThenBy(row => row.Sequence).FirstAsync();
            await AuditEraser.EraseAsync(db, [entry.Id], one => new("nobody", null, "{}", null), entry.At, own.Sign, default);
            await db.SaveChangesAsync();
            var last = await db.Set<AuditEntry>().AsNoTracking().Where(row => row.Chain == Guid.Empty).OrderByDescending(row => row.Sequence).Take(2).ToListAsync();
            await db.Set<AuditEntry>().Where(row => row.Id == last[0].Id).ExecuteDeleteAsync();
            var (sequence, hash) = (last[1].Sequence, last[1].Hash);
            await db.Database.ExecuteSqlAsync($"""UPDATE "AuditChains" SET "Sequence" = {sequence}, "Hash" = {hash} WHERE "Id" = {Guid.Empty}""");
        });
        Assert.Equal(("erasure", "unnamed", 3L), (found?.Kind, found?.Reason, found?.Sequence));
    }

    [Fact]
    public async Task What_was_erased_twice_is_whole_and_nothing_is_left_of_the_first_salt()
    {
        var found = await forgotten.App.SendAsSystem(new VerifyAudit());
        Assert.Null(found.FirstBad);
        var twice = await forgotten.App.InDatabase(db => db.Set<AuditErasureLine>().GroupBy(line => new { line.Chain, line.Sequence }).CountAsync(lines => lines.Count() > 1));
        Assert.True(twice > 0, "An entry names both of them.");
        Assert.Equal(found.Erased, await forgotten.App.InDatabase(db => db.Set<AuditErasureLine>().Select(line => new { line.Chain, line.Sequence }).Distinct().CountAsync()));
    }

    private Task<AuditFault?> After(string statements) => After(async db =>
    {
        foreach (var statement in statements.Split("; "))
        {
            await db.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        }
    });

    private async Task<AuditFault?> After(Func<Assistance.Data.AssistanceDb, Task> tamper)
    {
        var certificates = forgotten.App.Services.GetRequiredService<SealCertificates>();
        return await forgotten.App.InDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await tamper(db);
            var found = (await new AuditVerifier(db, certificates.IsSigned).VerifyAsync(default)).FirstBad;
            await transaction.RollbackAsync();
            return found;
        });
    }

    private static string Bytes(byte[] bytes) => Installation.OnPostgres
        ? string.Create(CultureInfo.InvariantCulture, $"'\\x{Convert.ToHexString(bytes)}'::bytea")
        : $"x'{Convert.ToHexString(bytes)}'";

    /// <summary>An installation that has forgotten two people who had to do with each other.</summary>
    public sealed class Forgotten : IAsyncLifetime
    {
        internal AssistanceApp App { get; } = new();

        public async Task InitializeAsync()
        {
            var (_, leaver) = await ForgetPersonTests.LeaveAsync(App);
            await App.SendAsSystem(new SealAudit());
            await App.SendAs(Cast.Administrator, new ForgetPerson(leaver, Cast.Caseworker, "Wish", true));
            await App.SendAsSystem(new SealAudit());
            // entries of the one who did it name both of them
            await App.SendAsSystem(new ForgetPerson((await App.PersonNamed(Cast.Administrator)).Id, Cast.Administrator, "Wish", true));
        }

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
