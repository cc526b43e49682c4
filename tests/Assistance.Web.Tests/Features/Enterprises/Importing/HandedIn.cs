using System.Net;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Enterprises.Importing;

/// <summary>The way from the list of enterprises to the look at a list that is handed in.</summary>
internal static class HandedIn
{
    /// <summary>Hands a list in, and gets the page that says what it would do.</summary>
    public static async Task<WebPage> HandIn(this Browser browser, byte[] list)
    {
        var form = await (await browser.Get(EnterprisesLinks.List)).Follow("Import a list");
        return (await form.Submit("main form", ("Upload", new Upload("list.csv", list)))).Expect(HttpStatusCode.OK);
    }
}
