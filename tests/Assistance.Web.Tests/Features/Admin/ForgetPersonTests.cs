using System.Net;
using System.Text.Json;
using Assistance.Data;
using Assistance.Data.Forgetting;
using Assistance.Domain.Common;
using Assistance.Web.Features.Admin;
using Assistance.Web.Features.Audit;
using Assistance.Web.Features.People;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Admin;

/// <summary>Whoever has left is called by a pseudonym everywhere, for good, and neither cases nor the audit trail break.</summary>
public class ForgetPersonTests(AssistanceApp app) : WebTest(app)
{
    private const string Email = "casey.worker@example.org";
    private const string Phone = "0411 8888 1234";

    [Fact]
    public async Task Nothing_in_the_database_names_a_forgotten_person_and_what_they_did_stays_theirs_under_a_pseudonym()
    {
        await using var own = new AssistanceApp();
        var (made, leaver) = await LeaveAsync(own);
        await own.SendAsSystem(new SealAudit());
        var before = await own.SendAsSystem(new VerifyAudit());
        Assert.NotEmpty(await Naming(own, Cast.Caseworker, Email, Phone));

        var browser = await own.SignIn(Cast.Administrator);
        var page = (await browser.Get($"/admin/people/{leaver}/forget")).Shows("What changes", "Audit entries", "Signed agreements", "Older backups");
        (await page.Submit("main form[method=post]", ("Confirmation", "Casey"), ("Reason", "Asked for it"))).Refuses("Confirmation", "That is not the name.");
        (await page.Submit("main form[method=post]", ("Confirmation", Cast.Caseworker), ("Reason", "Casey Worker asked for it")))
            .At("/admin/people/" + leaver).Shows("Erased. The person is called Person ").Hides(Cast.Caseworker);

        // the agreement is signed: it stays, and nothing else
        Assert.All(await Naming(own, Cast.Caseworker, Email, Phone), text => Assert.StartsWith("Agreements.", text, StringComparison.Ordinal));
        var after = await own.SendAsSystem(new VerifyAudit());
        Assert.Null(after.FirstBad);
        Assert.True(after.Erased > 5 && after.Entries > before.Entries, $"{after}");
        var person = await own.InDatabase(db => db.People.AsNoTracking().SingleAsync(row => row.Id == leaver));
        Assert.StartsWith("Person ", person.Name, StringComparison.Ordinal);
        var assistance = await own.InDatabase(db => db.CaseEvents.AsNoTracking().Where(row => row.CaseId == made.Id && row.ById == leaver).ToListAsync());
        Assert.NotEmpty(assistance);
        Assert.All(assistance, row => Assert.Equal(person.Name, row.ByName));
        Assert.False(await own.InDatabase(db => db.Accounts.AnyAsync(row => row.PersonId == leaver)));
        browser = await own.SignIn(Cast.Manager);
        (await browser.Get("/cases/" + made.Reference)).Shows("Welding seams").Hides(Cast.Caseworker);
        (await browser.Get("/search?q=Casey")).Hides("Casey Worker");
        await PythonSays(own, "whole");
    }

    [Fact]
    public async Task Whoever_still_owes_something_is_not_forgotten_and_nobody_forgets_themselves()
    {
        await SampleCase.EnterAsync(App);
        var caseworker = (await App.PersonNamed(Cast.Caseworker)).Id;
        var browser = await SignIn(Cast.Administrator);
        var page = (await browser.Get($"/admin/people/{caseworker}/forget")).Shows("Everything has to be handed over first.");
        Assert.Null(page.Find("main form[method=post]"));
        await Assert.ThrowsAsync<BrokenRuleException>(() => App.SendAs(Cast.Administrator, new ForgetPerson(caseworker, Cast.Caseworker, "Wish", true)));
        Assert.Equal(Cast.Caseworker, (await App.PersonNamed(Cast.Caseworker)).Name);

        var self = (await App.PersonNamed(Cast.Administrator)).Id;
        await Assert.ThrowsAsync<BrokenRuleException>(() => App.SendAs(Cast.Administrator, new ForgetPerson(self, Cast.Administrator, "Wish", true)));
    }

    [Fact]
    public async Task A_person_who_does_not_exist_is_not_found_and_nobody_else_sees_the_page()
    {
        await (await SignIn(Cast.Administrator)).Get($"/admin/people/{Guid.CreateVersion7()}/forget", HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get($"/admin/people/{(await App.PersonNamed(Cast.Reader)).Id}/forget", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_forgotten_person_stays_so()
    {
        await using var own = new AssistanceApp();
        var reader = (await own.PersonNamed(Cast.Reader)).Id;
        await own.SendAs(Cast.Administrator, new ForgetPerson(reader, Cast.Reader, "Wish", true));
        await Assert.ThrowsAsync<BrokenRuleException>(() => own.SendAs(Cast.Administrator, new SetPersonActive(reader, true)));
        var browser = await own.SignIn(Cast.Administrator);
        Assert.Null((await browser.Get($"/admin/people/{reader}/forget")).Find("main form[method=post]"));
        Assert.Null((await browser.Get($"/admin/people/{reader}")).Find("main form[method=post]"));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/admin/people")).Status);
    }

    [Fact]
    public async Task The_command_shows_what_would_change_and_does_it_when_the_name_is_said_once_more()
    {
        await using var own = new AssistanceApp();
        var plan = JsonDocument.Parse(await Run(own, 0, "user", "forget", Cast.OtherExpert, "--json")).RootElement;
        Assert.False(plan.GetProperty("forgotten").GetBoolean());
        Assert.True(plan.GetProperty("auditEntries").GetInt32() > 0);
        await Run(own, 1, "user", "forget", Cast.OtherExpert, "--confirm", "Elsa", "--reason", "Wish");
        await Run(own, 1, "user", "forget", Cast.OtherExpert, "--confirm", Cast.OtherExpert);

        var id = (await own.PersonNamed(Cast.OtherExpert)).Id.Value.ToString();
        var done = JsonDocument.Parse(await Run(own, 0, "user", "forget", Cast.OtherExpert, "--confirm", Cast.OtherExpert, "--reason", "Wish", "--json")).RootElement;

        Assert.StartsWith("Person ", done.GetProperty("pseudonym").GetString(), StringComparison.Ordinal);
        Assert.True(JsonDocument.Parse(await Run(own, 0, "user", "forget", id, "--json")).RootElement.GetProperty("forgotten").GetBoolean());
        Assert.Null((await own.SendAsSystem(new VerifyAudit())).FirstBad);
    }

    [Fact]
    public async Task Somebody_has_decided_for_every_table_what_becomes_of_it_when_a_person_is_forgotten()
    {
        var tables = await App.InDatabase(db => Task.FromResult(db.Model.GetEntityTypes().Select(type => type.ClrType).ToList()));
        Assert.NotEmpty(tables);
        Assert.Empty(tables.Where(type => PersonalData.Of(type) is null).Select(type => type.Name));
    }

    /// <summary>A caseworker with an address has done things, and hands everything over.</summary>
    internal static async Task<(SampleCase Made, PersonId Leaver)> LeaveAsync(AssistanceApp app)
    {
        var made = await SampleCase.EnterAsync(app);
        var (leaver, backup) = (await app.PersonNamed(Cast.Caseworker), (await app.PersonNamed(Cast.Backup)).Id);
        await app.SendAs(Cast.Administrator, new ChangePerson(leaver.Id, leaver.Name, "Inspector", Email, Phone, "en", false, null, null, null, leaver.RowVersion));
        await app.SendAs(Cast.Caseworker, new Assistance.Web.Features.Cases.AddNote(made.Reference, $"Casey Worker can be reached at {Phone}, not caseyworker", true));
        var browser = await app.SignIn(Cast.Manager);
        (await (await browser.Get(PeopleLinks.HandOver(leaver.Id))).Submit("main form[method=post]", ("All", backup.ToString()), ("Reason", "Casey Worker leaves"))).Shows("handed over");
        return (made, leaver.Id);
    }

    // every text of every table, whatever the model says of it
    private static Task<List<string>> Naming(AssistanceApp app, params string[] words) => app.InDatabase(async db =>
    {
        var found = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // names come from the model
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var i = 0; i < rows.FieldCount; i++)
                {
                    if (rows.GetValue(i) is string text && words.Any(word => System.Text.RegularExpressions.Regex.IsMatch(text, System.Text.RegularExpressions.Regex.Escape(word) + @"\b")))
                    {
                        found.Add($"{table}.{rows.GetName(i)}: {text}");
                    }
                }
            }
        }

        return found;
    });

    // what docs/audit.md prints is what it says
    private static async Task PythonSays(AssistanceApp app, string expected)
    {
        if (Installation.OnPostgres)
        {
            return;
        }

        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Assistance.sln")))
        {
            root = root.Parent!;
        }

        var document = await File.ReadAllTextAsync(Path.Combine(root.FullName, "docs", "audit.md"));
        var script = document.Split("```python")[1].Split("```")[0];
        using var python = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/usr/bin/python3", ["-c", script, Path.Combine(app.Folder, "assistance.db")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await python.StandardOutput.ReadToEndAsync() + await python.StandardError.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.Equal(expected, said.Trim());
    }

    private static async Task<string> Run(AssistanceApp app, int expected, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await OperatorCommands.RunAsync(CommandLine.Parse(args), app.Services, () => Task.CompletedTask, output, error, CancellationToken.None);
        Assert.True(code == expected, $"{string.Join(' ', args)} ended with {code}: {output}{error}");
        return output.ToString();
    }
}
