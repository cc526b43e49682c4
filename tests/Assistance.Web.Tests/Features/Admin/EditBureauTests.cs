using System.Net;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Admin;

public class EditBureauTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task A_bureau_gets_another_name_and_head()
    {
        var bureau = await App.InDatabase(db => db.Bureaux.AsNoTracking().SingleAsync(row => row.DivisionCode == Cast.Division));
        var head = (await App.PersonNamed(Cast.OtherManager)).Id;
        var page = await (await SignIn(Cast.Administrator)).Get("/admin/bureaux/" + bureau.Id);

        (await page.Submit("form.card", ("Name", ""))).Expect(HttpStatusCode.BadRequest);
        (await page.Submit("form.card", ("Name", "Ganjingzi Bureau"), ("Head", head.ToString()))).At("/admin/bureaux").Shows("Ganjingzi Bureau", Cast.OtherManager);
    }

    [Fact]
    public async Task A_bureau_that_does_not_exist_is_not_found() =>
        await (await SignIn(Cast.Administrator)).Get($"/admin/bureaux/{Guid.CreateVersion7()}", HttpStatusCode.NotFound);

    [Fact]
    public async Task Nobody_else_sees_it() => await (await SignIn(Cast.Manager)).Get($"/admin/bureaux/{Guid.CreateVersion7()}", HttpStatusCode.NotFound);
}
