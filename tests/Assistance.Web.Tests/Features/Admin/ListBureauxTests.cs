using System.Net;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Admin;

public class ListBureauxTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_bureau_is_opened_for_a_division_that_has_none()
    {
        var page = (await (await SignIn(Cast.Administrator)).Get("/admin/bureaux")).Shows("Ganjingzi District Bureau", Cast.Manager);

        (await page.Submit("form.card", ("Name", "Again"), ("Division", Cast.Division))).Expect(HttpStatusCode.BadRequest).Shows("has a bureau already");
        (await page.Submit("form.card", ("Name", "Nowhere"), ("Division", "999999"))).Expect(HttpStatusCode.BadRequest).Shows("no such division");
        (await page.Submit("form.card", ("Name", "Nanjing City Bureau"), ("Division", "320100"))).Shows("Nanjing City Bureau is opened.");
    }

    [Fact]
    public async Task Nobody_else_sees_it() => await (await SignIn(Cast.CityManager)).Get("/admin/bureaux", HttpStatusCode.NotFound);
}
