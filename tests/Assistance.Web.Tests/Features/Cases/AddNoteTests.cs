using System.Net;
using Assistance.Domain.Cases;
using Assistance.Domain.Common;
using Assistance.Web.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Cases;

public class AddNoteTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Both_sides_write_notes()
    {
        var reference = await App.OpenCase();
        foreach (var person in new[] { Cast.Caseworker, Cast.Member })
        {
            var form = await (await SignIn(person)).Get(CasesLinks.AddNote(reference));
            (await form.Submit("main form", ("Text", "Written by " + person))).At("/cases/" + reference).Shows("Written by " + person);
        }
    }

    [Fact]
    public async Task An_empty_note_is_refused()
    {
        var reference = await App.OpenCase();
        var form = await (await SignIn(Cast.Caseworker)).Get(CasesLinks.AddNote(reference));

        (await form.Submit("main form", ("Text", " "))).Refuses("Text");
    }

    [Fact]
    public async Task The_enterprise_writes_no_internal_notes_and_its_readers_none_at_all()
    {
        var reference = await App.OpenCase();
        var browser = await SignIn(Cast.Member);
        var form = await browser.Get(CasesLinks.AddNote(reference));
        Assert.Null(form.Find("[name=Internal]"));
        (await browser.Post(CasesLinks.AddNote(reference), ("Text", "Hidden"), ("Internal", "true"))).Expect(HttpStatusCode.BadRequest);

        var readers = await (await SignIn(Cast.Reader)).Get(CasesLinks.AddNote(reference));
        (await readers.Submit("main form", ("Text", "I only read"))).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_foreign_case_takes_no_notes()
    {
        var reference = await App.OpenCase();
        await (await SignIn(Cast.OtherLead)).Get(CasesLinks.AddNote(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Auditor)).Get(CasesLinks.AddNote(reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(CasesLinks.AddNote("BF-000000-2026-001"), HttpStatusCode.NotFound);
    }
}
