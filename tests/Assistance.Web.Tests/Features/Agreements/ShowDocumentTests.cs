using System.Net;
using Assistance.Domain.Agreements;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Agreements;
using Assistance.Web.Tests.Features.Cases;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Documents;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Agreements;

public class ShowDocumentTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task What_is_sent_is_frozen_to_the_byte()
    {
        var reference = await App.SentCase();
        var sent = (await App.Newest(reference)).Document!;
        var browser = await SignIn(Cast.Reader);

        var page = await browser.Get(AgreementsLinks.Document(reference, reference));
        page.Shows("Party B (the enterprise): First Works Ltd", "costs Party B nothing", "business secrets", "Bring the laboratory", "15 Dec 2026", sent.Sha256);
        var file = await page.Follow("Download");

        Assert.Equal(sent.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Bytes)));
    }

    [Fact]
    public async Task The_Word_file_has_the_frozen_text_word_for_word()
    {
        var reference = await App.SentCase();
        var browser = await SignIn(Cast.Reader);
        var frozen = (await (await browser.Get(AgreementsLinks.Document(reference, reference))).Follow("Download")).Source;

        var word = await WordText.Get(browser, AgreementsLinks.Document(reference, reference) + "?format=word");

        word.Holds([.. frozen.Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
    }

    [Fact]
    public async Task A_draft_can_be_read_and_says_that_it_is_one()
    {
        var reference = await App.DraftedCase();

        (await (await SignIn(Cast.Caseworker)).Get(AgreementsLinks.Document(reference, reference))).Shows("This is a draft");
    }

    [Fact]
    public async Task Foreign_texts_and_other_numbers_are_not_found()
    {
        var reference = await App.SentCase();
        await (await SignIn(Cast.OtherLead)).Get(AgreementsLinks.Document(reference, reference), HttpStatusCode.NotFound);
        await (await SignIn(Cast.Manager)).Get(AgreementsLinks.Document(reference, reference + "-A7"), HttpStatusCode.NotFound);
    }
}
