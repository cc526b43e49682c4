using System.Text;
using Assistance.EndToEnd.Tests.Infrastructure;
using Assistance.Web.Features.Enterprises;
using Assistance.Web.Tests.Infrastructure;

namespace Assistance.EndToEnd.Tests.Sound;

public class ImportPagesTests(ServedApp app) : BrowserTest(app)
{
    [Theory]
    [InlineData("zh-CN", 1280, true)]
    [InlineData("en", 320, false)]
    public async Task A_list_is_handed_in_and_looked_at_on_sound_pages(string language, int width, bool javaScript)
    {
        await using var visitor = await Visit(Cast.Caseworker, language, javaScript, width);
        await visitor.Open(EnterprisesLinks.Import);
        await visitor.Picture($"import-{language}");
        var list = $"uscc,name,division,employees,remark\n9144030071526726XG,Long Name of Deep Sea Bearings and Precision Works Co. Ltd.,210211,12,x\n{Cast.Enterprise},First Works Ltd,330902,many,\n1,,,,\n";
        await visitor.Attach("Upload", new Upload("list.csv", Encoding.UTF8.GetBytes(list), "text/csv"));
        await visitor.Page.Locator("main form button.btn-primary").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/enterprises/import/*");
        await visitor.Picture($"import-check-{language}");
        await AreSound(Cast.Caseworker, language, EnterprisesLinks.Import, new Uri(visitor.Page.Url).AbsolutePath);
    }
}
