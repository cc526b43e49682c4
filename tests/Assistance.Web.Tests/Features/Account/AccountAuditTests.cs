using Assistance.Data.Records;
using Assistance.Domain.People;
using Assistance.Web.Features.Account;
using Assistance.Web.Features.Admin;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Account;

/// <summary>Whatever happens to the ways in stands in the audit trail: who, for whom, when, what, and never a secret.</summary>
public class AccountAuditTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Signing_in_failing_resting_and_signing_out_are_recorded()
    {
        var browser = Browse().Speaking("en");
        var page = await browser.Get("/account/sign-in");
        for (var i = 0; i < 5; i++)
        {
            page = await page.Submit("form.card", ("UserName", Cast.Reader), ("Password", "not the password"));
        }

        Clock.Advance(TimeSpan.FromMinutes(16));
        await page.Submit("form.card", ("UserName", Cast.Reader), ("Password", Cast.Password));
        await (await browser.Get("/account/sign-out")).Submit("form.card");

        var entries = await Of(Cast.Reader);
        Assert.Equal(["SignInFailed", "SignInFailed", "SignInFailed", "SignInFailed", "Resting", "SignedIn", "SignedOut"], entries.Select(entry => entry.Change));
        Assert.Equal((Cast.Reader, Cast.Reader), (entries[^2].ByName, entries[^1].ByName));
        Assert.All(entries, entry => Assert.Equal("Account", entry.Record));
        Assert.DoesNotContain(entries, entry => entry.Values.Contains("not the password", StringComparison.Ordinal));
        Assert.Equal(entries[^2].At, Clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task An_invitation_and_the_account_made_by_it_are_recorded_without_its_stamp()
    {
        var person = await App.SendAs(Cast.Administrator, new InvitePerson("Nora New", "", Role.Expert, null, "", "", null, "nora@example.org", "", "", "en"));

        var entries = await App.InDatabase(db => db.AuditEntries.AsNoTracking().Where(row => row.RecordKey == person.Value.ToString()).OrderBy(row => row.Id).ToListAsync());
        Assert.Equal(["Account Added", "Account LinkSent", "Person Added"], entries.Select(entry => $"{entry.Record} {entry.Change}").Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.Equal((Cast.Administrator, "InvitePerson"), (entry.ByName, entry.Command)));
        var stamp = await App.InDatabase(db => db.Accounts.Where(row => row.PersonId == person).Select(row => row.SecurityStamp).SingleAsync());
        Assert.DoesNotContain(entries, entry => entry.Values.Contains(stamp!, StringComparison.Ordinal));
        Assert.Contains("nora@example.org", entries.Single(entry => entry.Record == "Account" && entry.Change == "Added").Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_is_recorded_and_neither_the_old_nor_the_new_one_is_told()
    {
        var hash = await Hash(Cast.OtherLead);
        await ChangeOf(Cast.OtherLead);

        var entry = Assert.Single(await Of(Cast.OtherLead), one => one.Command == nameof(ChangePassword) && one.Change == "Modified");
        Assert.Contains("PasswordHash\":[\"***\",\"***\"]", entry.Values, StringComparison.Ordinal);
        Assert.DoesNotContain(hash!, entry.Values, StringComparison.Ordinal);
        Assert.DoesNotContain((await Hash(Cast.OtherLead))!, entry.Values, StringComparison.Ordinal);
        Assert.Equal(Cast.OtherLead, entry.ByName);
    }

    [Fact]
    public async Task Help_of_the_administrator_is_recorded()
    {
        var person = (await App.PersonNamed(Cast.ForeignManager)).Id;
        await App.InDatabase(async db =>
        {
            (await db.Accounts.SingleAsync(row => row.PersonId == person)).TwoFactorEnabled = true;
            return await db.SaveChangesAsync();
        });

        await App.SendAs(Cast.Administrator, new ManageAccount(person, AccountAct.ShowLink, ""));
        await App.SendAs(Cast.Administrator, new ManageAccount(person, AccountAct.TurnOffApp, ""));

        var entries = (await Of(Cast.ForeignManager)).Where(entry => entry.Command == nameof(ManageAccount)).ToList();
        Assert.Equal("LinkShown", entries[0].Change);
        Assert.Contains(entries, entry => entry.Values.Contains("TwoFactorEnabled\":[true,false]", StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.Equal(Cast.Administrator, entry.ByName));
    }

    [Fact]
    public async Task Disabling_and_another_role_are_recorded()
    {
        var person = await App.SendAs(Cast.Administrator, new InvitePerson("Dora Done", "", Role.Auditor, null, "210200", "", null, "", "", "dora", "en"));

        await App.SendAs(Cast.Administrator, new SetPersonActive(person, false));

        var entries = await App.InDatabase(db => db.AuditEntries.AsNoTracking().Where(row => row.RecordKey == person.Value.ToString() && row.Command == nameof(SetPersonActive)).ToListAsync());
        Assert.Contains(entries, entry => entry.Record == "Person" && entry.Values.Contains("IsActive\":[true,false]", StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry.Record == "Account" && entry.Values.Contains("SecurityStamp", StringComparison.Ordinal));
    }

    private Task<List<AuditEntry>> Of(string name) => App.InDatabase(async db =>
    {
        var key = (await db.People.SingleAsync(person => person.Name == name)).Id.Value.ToString();
        return await db.AuditEntries.AsNoTracking().Where(row => row.RecordKey == key && row.Record == "Account" && row.Command != "").OrderBy(row => row.Id).ToListAsync();
    });

    private Task<string?> Hash(string name) => App.InDatabase(db => db.Accounts.Where(row => db.People.Any(person => person.Id == row.PersonId && person.Name == name)).Select(row => row.PasswordHash).SingleAsync());

    private async Task ChangeOf(string name) => await (await (await SignIn(name)).Get("/account/change-password"))
        .Submit("form.card", ("Current", Cast.Password), ("Password", "quiet harbour lights"), ("Again", "quiet harbour lights"));
}
