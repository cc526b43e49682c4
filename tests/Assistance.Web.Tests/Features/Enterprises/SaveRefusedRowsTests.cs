using System.Net;
using System.Text;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Tests.Features.Enterprises.Importing;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.Web.Tests.Features.Enterprises;

public class SaveRefusedRowsTests(AssistanceApp app) : WebTest(app)
{
    private const string Columns = "uscc,name,division,industry,employees";

    [Fact]
    public async Task All_reasons_are_saved_as_a_table_that_no_spreadsheet_computes()
    {
        var browser = await SignIn(Cast.Caseworker);
        var bad = Enumerable.Range(0, 1500).Select(i => $"{ListFile.Uscc(100_000 + i)},Works,210211,,=1+{i}");
        var page = await browser.HandIn(ListFile.Csv([Columns, .. bad]));
        Assert.Equal(1000, page.All("#refused tbody tr").Count);
        page.Shows("first 1,000 reasons");
        var table = await page.Follow("Save all of them as a table");
        Assert.Equal("text/csv", table.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0xEF, 0xBB, 0xBF], table.Bytes[..3]);
        var lines = Encoding.UTF8.GetString(table.Bytes).Trim().Split("\r\n");
        Assert.Equal((1501, "Line"), (lines.Length, lines[0].Split(',')[0].TrimStart('\uFEFF')));
        Assert.StartsWith("1501,employees,number.invalid,", lines[1500], StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_table_of_a_list_that_does_not_exist_or_for_people_who_import_none()
    {
        var path = EnterprisesLinks.CheckList(Guid.CreateVersion7()) + "/refused";
        await (await SignIn(Cast.Caseworker)).Get(path, HttpStatusCode.NotFound);
        await (await SignIn(Cast.Lead)).Get(path, HttpStatusCode.NotFound);
    }
}
