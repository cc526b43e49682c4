using System.Text.Json;
using Assistance.Data.Auditing;
using Assistance.Data.Records;
using Assistance.Web.Features.Audit;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.Web.Tests.Features.Audit;

/// <summary>Whatever is changed in the audit trail behind the program's back is found, and the first bad row is named.</summary>
public class VerifyAuditTests(AssistanceApp app) : WebTest(app)
{
    private static string Id(Guid id) => Installation.OnPostgres ? $"'{id}'" : $"'{id.ToString().ToUpperInvariant()}'";

    [Fact]
    public async Task Ten_thousand_random_tamperings_are_all_found_and_the_row_is_named()
    {
        var sample = await SampleCase.EnterAsync(App);
        await SampleCase.EnterAsync(App);
        var random = new Random(20261121);
        var entries = await App.InDatabase(db => db.AuditEntries.AsNoTracking().ToListAsync());
        Assert.True(entries.Count > 20, "There is something to tamper with.");
        var unnamed = new List<string>();
        var tried = await App.InDatabase(async db =>
        {
            var certificates = App.Services.GetRequiredService<SealCertificates>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            for (var i = 0; i < 10_000; i++)
            {
                await transaction.CreateSavepointAsync("before");
                var tampering = Tampering.Random(random, entries, Installation.OnPostgres);
                await tampering.DoAsync(db);
                var found = (await new AuditVerifier(db, certificates.IsSigned).VerifyAsync(default)).FirstBad;
                if (found is null || !tampering.IsNamed(found))
                {
                    unnamed.Add($"{tampering.What}: {found}");
                }

                await transaction.RollbackToSavepointAsync("before");
                await transaction.ReleaseSavepointAsync("before");
            }

            return 10_000;
        });

        Assert.Empty(unnamed);
        Assert.Equal(10_000, tried);
        Assert.Null((await App.SendAsSystem(new VerifyAudit())).FirstBad);
        Assert.Contains(entries, row => row.CaseId == sample.Id);
    }

    [Theory]
    [InlineData("""DELETE FROM "AuditEntries" WHERE "Chain" = {0} AND "Sequence" > 2""", "chain", "truncated")]
    [InlineData("""DELETE FROM "AuditEntries" WHERE "Chain" = {0}""", "chain", "truncated")]
    [InlineData("""DELETE FROM "AuditChains" WHERE "Id" = {0}""", "chain", "unknown")]
    [InlineData("""UPDATE "AuditChains" SET "Sequence" = "Sequence" + 1 WHERE "Id" = {0}""", "chain", "truncated")]
    [InlineData("""UPDATE "AuditChains" SET "Sequence" = "Sequence" - 1 WHERE "Id" = {0}""", "entry", "beyond-end")]
    [InlineData("""UPDATE "AuditChains" SET "Hash" = (SELECT "Hash" FROM "AuditEntries" WHERE "Chain" = {0} AND "Sequence" = 1) WHERE "Id" = {0}""", "chain", "end")]
    public async Task Ends_of_chains_are_kept(string statement, string kind, string reason)
    {
        var sample = await SampleCase.EnterAsync(App);
        var found = await After(new("", [string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, Id(sample.Id.Value))], _ => true));
        Assert.Equal((kind, reason, sample.Id.Value), (found?.Kind, found?.Reason, found?.Chain));
    }

    [Theory]
    [InlineData("""DELETE FROM "AuditEntries" WHERE "Chain" = {0}; DELETE FROM "AuditChains" WHERE "Id" = {0}""", "chain", "truncated")]
    [InlineData("""DELETE FROM "AuditSeals" WHERE "Number" = 1""", "seal", "gap")]
    [InlineData("""UPDATE "AuditSeals" SET "Text" = "Text" || ' ' WHERE "Number" = 1""", "seal", "text")]
    [InlineData("""UPDATE "AuditSeals" SET "Signature" = (SELECT s."Signature" FROM "AuditSeals" s WHERE s."Number" = 2) WHERE "Number" = 1""", "seal", "signature")]
    [InlineData("""DELETE FROM "AuditSealLines" WHERE "Chain" = {0}""", "seal", "lines")]
    [InlineData("""UPDATE "AuditSealLines" SET "Hash" = (SELECT e."Hash" FROM "AuditEntries" e WHERE e."Chain" = {0} AND e."Sequence" = 1) WHERE "Chain" = {0}""", "seal", "lines")]
    [InlineData("""UPDATE "AuditSealLines" SET "Seal" = 99 WHERE "Chain" = {0}""", "seal", "lines")]
    [InlineData("""UPDATE "AuditSeals" SET "Number" = 3 WHERE "Number" = 2""", "seal", "gap")]
    public async Task Seals_are_kept_and_keep_what_they_saw(string statement, string kind, string reason)
    {
        await using var sealedApp = new AssistanceApp();
        var sample = await SampleCase.EnterAsync(sealedApp);
        Assert.Equal(1, await sealedApp.SendAsSystem(new SealAudit()));
        Assert.Equal(2, await sealedApp.SendAsSystem(new SealAudit()));
        Assert.Null((await sealedApp.SendAsSystem(new VerifyAudit())).FirstBad);
        var sql = string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, Id(sample.Id.Value)).Split("; ");
        var found = await After(new("", sql, _ => true), sealedApp);
        Assert.Equal((kind, reason), (found?.Kind, found?.Reason));
    }

    [Fact]
    public async Task Seals_that_were_taken_out_of_the_database_with_all_that_they_saw_are_known_by_their_files()
    {
        await using var sealedApp = new AssistanceApp();
        await sealedApp.SendAsSystem(new SealAudit());
        var folder = Path.Combine(sealedApp.Folder, "audit");
        Assert.Equal(["seal-000001.chains", "seal-000001.p7s", "seal-000001.txt"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());
        await sealedApp.InDatabase(db => db.Database.ExecuteSqlRawAsync("""DELETE FROM "AuditSealLines"; DELETE FROM "AuditSeals" """));
        var found = (await sealedApp.SendAsSystem(new VerifyAudit())).FirstBad;
        Assert.Equal(("seal", "file", "seal-000001.txt"), (found?.Kind, found?.Reason, found?.Id));
    }

    [Fact]
    public async Task A_new_certificate_signs_from_then_on_and_the_old_signatures_stay_good_while_a_foreign_one_is_not()
    {
        await using var sealedApp = new AssistanceApp();
        var certificates = sealedApp.Services.GetRequiredService<SealCertificates>();
        await sealedApp.SendAsSystem(new SealAudit());
        var folder = Path.Combine(sealedApp.Folder, "certificates");
        File.Delete(Path.Combine(folder, "signing.pfx"));
        await sealedApp.SendAsSystem(new SealAudit());
        Assert.Equal(2, Directory.EnumerateFiles(folder, "*.cer").Count());
        Assert.Null((await sealedApp.SendAsSystem(new VerifyAudit())).FirstBad);

        await using var foreign = new AssistanceApp();
        var signature = foreign.Services.GetRequiredService<SealCertificates>().Sign("text");
        Assert.True(foreign.Services.GetRequiredService<SealCertificates>().IsSigned("text", signature));
        Assert.False(certificates.IsSigned("text", signature));
    }

    [Fact]
    public async Task The_command_prints_what_it_found_and_ends_with_0_or_1()
    {
        await using var own = new AssistanceApp();
        await SampleCase.EnterAsync(own);
        var (code, json) = await Run(own);
        Assert.Equal((0, true, JsonValueKind.Null), (code, json.GetProperty("ok").GetBoolean(), json.GetProperty("firstBad").ValueKind));
        Assert.True(json.GetProperty("entries").GetInt64() > json.GetProperty("chains").GetInt64());
        Assert.Equal(0, json.GetProperty("heads").GetProperty("count").GetInt32());

        var bad = await own.InDatabase(db => db.AuditEntries.AsNoTracking().OrderBy(row => row.Id).LastAsync());
        await own.InDatabase(db => db.Set<AuditEntry>().Where(row => row.Id == bad.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.ByName, "Somebody else")));
        (code, json) = await Run(own);
        Assert.Equal((1, false), (code, json.GetProperty("ok").GetBoolean()));
        var named = json.GetProperty("firstBad");
        Assert.Equal(("entry", "hash", bad.Sequence), (named.GetProperty("kind").GetString(), named.GetProperty("reason").GetString(), named.GetProperty("sequence").GetInt64()));
        Assert.Equal(bad.Id.Value, named.GetProperty("id").GetGuid());
    }

    private static async Task<(int Code, JsonElement Json)> Run(AssistanceApp app)
    {
        using var output = new StringWriter();
        var code = await OperatorCommands.RunAsync(
            CommandLine.Parse(["audit", "verify", "--json"]), app.Services, () => Task.CompletedTask, output, TextWriter.Null, CancellationToken.None);
        return (code, JsonDocument.Parse(output.ToString()).RootElement);
    }

    private Task<AuditFault?> After(Tampering tampering, AssistanceApp? other = null) => (other ?? App).InDatabase(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await tampering.DoAsync(db);
        var certificates = (other ?? App).Services.GetRequiredService<SealCertificates>();
        return (await new AuditVerifier(db, certificates.IsSigned).VerifyAsync(default)).FirstBad;
    });
}
