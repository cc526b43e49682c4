using Assistance.Web.Features.Templates;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Templates;

public class ListTemplatesTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task Every_document_stands_there_in_both_languages()
    {
        var page = (await (await SignIn(Cast.Administrator)).Get(TemplatesLinks.List)).Shows("Supervision notice", "The product's own");
        Assert.Equal(14, page.All("tbody tr").Count);
    }
}
