using System.Text.Json;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Data.Saving;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Data;

/// <summary>What is added in bulk looks in every table exactly as if it had been saved.</summary>
public class BulkAdditionsTests(AssistanceApp app) : WebTest(app)
{
    private static readonly DateTime at = new(2026, 11, 20, 2, 0, 0, 123, DateTimeKind.Utc);

    [Fact]
    public async Task Records_added_in_bulk_are_those_that_a_save_would_write()
    {
        var (saved, savedContact) = Make("91210211XN0000012B");
        var (added, addedContact) = Make("91330903XN0000020N");
        await Save(async db =>
        {
            db.AddRange(saved, savedContact);
            await db.SaveChangesAsync();
        });
        await Save(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            using (var additions = new BulkAdditions(db))
            {
                await additions.AddAsync([added], [addedContact], default);
            }

            await transaction.CommitAsync();
        });

        Assert.Equal(await Look(saved.Id, savedContact.Id, saved.Uscc), await Look(added.Id, addedContact.Id, added.Uscc));
    }

    [Fact]
    public async Task What_asks_for_more_than_a_row_and_what_stands_in_no_transaction_is_refused()
    {
        var (enterprise, contact) = Make("91330902XN00000395");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Save(db => new BulkAdditions(db).AddAsync([enterprise], [contact], default)));
        Assert.Null(await App.InDatabase(db => db.Enterprises.SingleOrDefaultAsync(row => row.Id == enterprise.Id)));
    }

    private static (Enterprise Enterprise, Person Contact) Make(string uscc)
    {
        var enterprise = new Enterprise(uscc, "Bulk \"Works\" 大连", Cast.Division);
        enterprise.Describe(enterprise.Name, Cast.Division, "3451", 12, 2500.50m, null, SizeClass.Small, "1 Quay", ["rings", "balls"]);
        enterprise.AcceptIrregularCode("pilot area");
        var contact = Person.OfEnterprise("Cora Contact", "director", ContactRight.Member, enterprise.Id, "zh-CN");
        contact.Describe(contact.Name, contact.Title, "cora@example.org", null, true);
        enterprise.NameContact(contact.Id);
        return (enterprise, contact);
    }

    private Task<bool> Save(Func<AssistanceDb, Task> change) => App.InDatabase(async db =>
    {
        db.View(Viewer.System);
        db.Perform(new Act(Actor.System, new DateOnly(2026, 11, 20), at), "Test");
        await change(db);
        return true;
    });

    /// <summary>Everything that is stored about the two records, with what names them taken out.</summary>
    private async Task<string> Look(EnterpriseId enterprise, PersonId contact, string uscc)
    {
        var (first, second) = (enterprise.ToString(), contact.ToString());
        var stored = await App.InDatabase(async db =>
        {
            db.View(Viewer.System);
            return JsonSerializer.Serialize(new
            {
                Enterprise = await db.Enterprises.AsNoTracking().SingleAsync(row => row.Id == enterprise),
                Contact = await db.People.AsNoTracking().SingleAsync(row => row.Id == contact),
                Audit = (await db.Set<AuditEntry>().AsNoTracking().Where(row => row.RecordKey == first || row.RecordKey == second).OrderBy(row => row.Record).ToListAsync())
                    .Select(row => new { row.At, row.ById, row.ByName, row.ForName, row.Command, row.Record, row.RecordKey, row.Change, row.CaseId, row.DivisionCode, row.Values, row.Reason }),
                Search = (await db.SearchEntries.AsNoTracking().Where(row => row.RecordKey == enterprise.Value || row.RecordKey == contact.Value).OrderBy(row => row.Kind).ToListAsync())
                    .Select(row => new { row.Kind, row.RecordKey, row.CaseId, row.DivisionCode, row.EnterpriseId, row.Number, row.Title, row.Tokens }),
                Found = await db.Found(SearchKind.Enterprise, Assistance.Data.Searching.SearchPhrase.Whole(uscc)).CountAsync(),
            });
        });
        Assert.Contains("\"Audit\":[{", stored, StringComparison.Ordinal);
        Assert.Contains("\"Found\":1", stored, StringComparison.Ordinal);
        var pairs = Assistance.Data.Searching.SearchTokens.Of(uscc);
        return stored.Replace(first, "E", StringComparison.OrdinalIgnoreCase).Replace(second, "C", StringComparison.OrdinalIgnoreCase)
            .Replace(enterprise.Value.ToString("N"), "E", StringComparison.OrdinalIgnoreCase).Replace(uscc, "U", StringComparison.Ordinal)
            .Replace(JsonSerializer.Serialize(pairs).Trim('"'), "U", StringComparison.Ordinal);
    }
}
