using Assistance.Data.Records;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Web.Features.Admin;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Features.Cases;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistance.EndToEnd.Tests.Journeys;

/// <content>The enterprise, its lead contact, the case, the agreement.</content>
internal sealed partial class CaseWalk
{
    private string Uscc { get; } = UsccFor($"{language}{javaScript}");

    public async Task The_caseworker_adds_the_enterprise()
    {
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(EnterprisesLinks.Add);
        await caseworker.Set("Uscc", Uscc);
        await caseworker.Set("Facts.Name", Enterprise);
        await caseworker.Set("Facts.Division", Cast.Division);
        await caseworker.Send("enterprises.add.do", "enterprises.add.done", Enterprise);
    }

    public async Task The_administrator_invites_its_lead_contact()
    {
        var administrator = await As(Cast.Administrator);
        await administrator.Open(AdminLinks.Invite);
        await administrator.Set("Name", Lead);
        await administrator.Set("Role", nameof(Role.EnterpriseContact));
        await administrator.Set("Uscc", Uscc);
        await administrator.Set("Right", nameof(ContactRight.Lead));
        await administrator.Set("UserName", Lead);
        await administrator.Send("admin.invite.do", "admin.invite.done-no-mail", Lead);
        await using var invited = await app.Visit(null, language, javaScript);
        await invited.Open(await Invitation());
        await invited.Set("Password", Cast.Password);
        await invited.Set("Again", Cast.Password);
        await invited.Send("account.set-password", "account.set-password.done");
    }

    public async Task The_caseworker_opens_the_case()
    {
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(CasesLinks.Open);
        await caseworker.Set("Q", Enterprise);
        await caseworker.PressFor("cases.open.search", "main table");
        await caseworker.Follow(Enterprise);
        await caseworker.Set("Theme", "Welding seams");
        await caseworker.Set("Lead", Cast.Caseworker);
        await caseworker.Set("Backup", Cast.Backup);
        Reference = await app.InDatabase(db => db.Cases.OrderBy(row => row.Reference).Select(row => row.Reference).LastOrDefaultAsync()) is { } last
            ? last[..^3] + (int.Parse(last[^3..], System.Globalization.CultureInfo.InvariantCulture) + 1).ToString("000", System.Globalization.CultureInfo.InvariantCulture)
            : $"BF-{Cast.Division}-{Today.Year}-001";
        await caseworker.Send("cases.open.do", "cases.open.done", Reference);
    }

    public async Task The_caseworker_drafts_the_agreement()
    {
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(AgreementsLinks.Draft(Reference));
        await caseworker.Set("Form.Start", Day(Today));
        await caseworker.Set("Form.End", Day(Today.AddYears(1).AddDays(-1)));
        await caseworker.Set("Form.ScopeDomains", "TST");
        await caseworker.PressFor("agreements.draft.template", "[name='Form.EnterpriseObligations[0]']");
        await caseworker.PressFor("agreements.item.add-enterprise", "[name='Form.EnterpriseItems[0].Text']");
        await caseworker.Set("Form.EnterpriseItems[0].Text", "Send the list of all welders");
        await caseworker.Set("Form.EnterpriseItems[0].Owner", Lead);
        await caseworker.Set("Form.EnterpriseItems[0].Due", Day(Today.AddDays(30)));
        await caseworker.Set("Form.EnterpriseItems[0].EvidenceRule", "None");
        await caseworker.Set("Form.SignatoryRegulator", Cast.Manager);
        await caseworker.Set("Form.SignatoryEnterprise", Lead);
        await caseworker.Send("agreements.draft.do", "agreements.draft.done");
    }

    public async Task The_manager_approves_it_and_it_is_sent_out()
    {
        var manager = await As(Cast.Manager);
        await manager.Open(AgreementsLinks.Approve(Reference));
        await manager.Send("agreements.approve.do", "agreements.approve.done");
        var caseworker = await As(Cast.Caseworker);
        await caseworker.Open(AgreementsLinks.Send(Reference));
        await caseworker.Press(caseworker.T["agreements.send.do"]);
        await caseworker.Page.WaitForURLAsync($"**{AgreementsLinks.Details(Reference)}");
    }

    public async Task Both_sides_sign_with_their_password()
    {
        await Sign(Cast.Manager, "agreements.sign.done");
        await Sign(Lead, "agreements.sign.in-force");
    }

    private async Task Sign(string person, string done)
    {
        var visitor = await As(person);
        await visitor.Open(CasesLinks.Details(Reference));
        await visitor.Go("cases.act.sign");
        await visitor.Set("Consent", "true");
        await visitor.Set("Password", Cast.Password);
        await visitor.Send("agreements.sign.do", done);
    }

    /// <summary>The link that the mail to somebody new carries; this one has no address, so the administrator hands it over.</summary>
    private async Task<string> Invitation()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var id = (await app.PersonNamed(Lead)).Id;
        var account = await app.InDatabase(db => db.Accounts.AsNoTracking().SingleAsync(row => row.PersonId == id));
        return scope.ServiceProvider.GetRequiredService<OneUseLinks>().PathFor(account, LinkPurpose.Invitation);
    }

    /// <summary>A valid code that no other enterprise of the tests has.</summary>
    private static string UsccFor(string seed)
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var number = seed.Aggregate(7, (sum, sign) => (sum * 31 + sign) % 100_000);
        var start = $"91{Cast.Division}MA0{number:00000}";
        start = start.PadRight(17, '1');
        return alphabet.Select(sign => start + sign).First(code => SocialCreditCode.Read(code).IsValid);
    }
}
