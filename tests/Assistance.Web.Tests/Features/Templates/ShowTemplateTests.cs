using System.Net;
using Assistance.Domain.Cases;
using Assistance.Web.Features.Templates;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Templates;

public class ShowTemplateTests(AssistanceApp app) : WebTest(app)
{
    private static readonly byte[] letterhead = WordTemplateTests.Template(
        [], WordTemplateTests.Paragraph("Ganjingzi District Bureau"), WordTemplateTests.Paragraph("{{title}} {{number}}"), WordTemplateTests.Paragraph("{{content}}"));

    [Fact]
    public async Task A_template_is_replaced_documents_follow_it_and_its_versions_stay()
    {
        var made = await SampleCase.EnterAsync(App);
        var (administrator, reader) = (await SignIn(Cast.Administrator), await SignIn(Cast.Caseworker));
        var form = (await administrator.Get(TemplatesLinks.Show(DocumentKind.EnterprisePlan, "en"))).Shows("the product's own template", "Nobody has changed it");
        (await Put(form, letterhead)).At(TemplatesLinks.List).Shows("Version 1 is in force", "Version 1: letterhead.docx");

        var plan = await First($"/cases/{made.Reference}/plan?format=word&language=en");
        Assert.Equal("Ganjingzi District Bureau", plan);
        Assert.NotEqual("Ganjingzi District Bureau", await First($"/cases/{made.Reference}/plan?format=word&language=zh-CN"));
        Assert.Equal("Ganjingzi District Bureau", await First(TemplatesLinks.Example(DocumentKind.EnterprisePlan, "en"), administrator));
        Assert.Equal(letterhead, (await administrator.Get(TemplatesLinks.Download(DocumentKind.EnterprisePlan, "en", 1))).Bytes);

        var again = await administrator.Get(TemplatesLinks.Show(DocumentKind.EnterprisePlan, "en"));
        (await again.Submit("main form[enctype] button[formaction]")).Shows("own template is in force again");
        Assert.NotEqual("Ganjingzi District Bureau", await First($"/cases/{made.Reference}/plan?format=word&language=en"));
        (await administrator.Get(TemplatesLinks.Show(DocumentKind.EnterprisePlan, "en"))).Shows("letterhead.docx", "Ada Administrator");
        Assert.Equal(2, await App.InDatabase(db => db.AuditEntries.CountAsync(row => row.Record == "DocumentTemplate" && row.RecordKey == "EnterprisePlan/en")));

        async Task<string> First(string path, Browser? browser = null)
        {
            using var bytes = new MemoryStream((await (browser ?? reader).Get(path)).Bytes);
            using var file = WordprocessingDocument.Open(bytes, false);
            return file.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().First().InnerText;
        }
    }

    [Fact]
    public async Task What_is_no_template_is_refused_beside_the_input_and_nothing_changes()
    {
        var form = await (await SignIn(Cast.Administrator)).Get(TemplatesLinks.Show(DocumentKind.VisitRecord, "zh-CN"));
        (await Put(form, "no Word file"u8.ToArray())).Expect(HttpStatusCode.BadRequest).Refuses("Upload", "This is no Word file that can be opened");
        (await Put(form, new byte[WordTemplate.MostBytes + 10])).Expect(HttpStatusCode.BadRequest).Refuses("Upload", "too large");
        (await form.Submit("main form[enctype]")).Expect(HttpStatusCode.BadRequest).Refuses("Upload", "Choose a Word file");
        Assert.False(await App.InDatabase(db => db.DocumentTemplates.AnyAsync(row => row.Kind == DocumentKind.VisitRecord)));
    }

    [Fact]
    public async Task Who_has_not_seen_the_present_one_does_not_overwrite_it()
    {
        var browser = await SignIn(Cast.Administrator);
        var stale = await browser.Get(TemplatesLinks.Show(DocumentKind.SupervisionNotice, "en"));
        await Put(stale, letterhead);
        (await Put(stale, letterhead)).Expect(HttpStatusCode.BadRequest).Shows("Somebody has replaced the template meanwhile");
        Assert.Equal(1, await App.InDatabase(db => db.DocumentTemplates.CountAsync(row => row.Kind == DocumentKind.SupervisionNotice)));
    }

    [Fact]
    public async Task Templates_are_the_administrators_and_what_is_no_document_is_not_found()
    {
        foreach (var person in Cast.Everybody.Except([Cast.Administrator]))
        {
            var browser = await SignIn(person);
            await browser.Get(TemplatesLinks.List, HttpStatusCode.NotFound);
            await browser.Get(TemplatesLinks.Show(DocumentKind.Agreement, "en"), HttpStatusCode.NotFound);
        }

        var administrator = await SignIn(Cast.Administrator);
        await administrator.Get("/admin/templates/Nothing/en", HttpStatusCode.NotFound);
        await administrator.Get("/admin/templates/Agreement/fr", HttpStatusCode.NotFound);
        await administrator.Get("/admin/templates/1/en", HttpStatusCode.NotFound);
        await administrator.Get(TemplatesLinks.Download(DocumentKind.Agreement, "en", 7), HttpStatusCode.NotFound);
    }

    private static Task<WebPage> Put(WebPage form, byte[] file) => form.Submit("main form[enctype]", ("Upload", new Upload("letterhead.docx", file, WordFile.ContentType)));
}
