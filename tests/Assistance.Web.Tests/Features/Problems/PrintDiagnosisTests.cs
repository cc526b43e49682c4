using System.Net;
using Assistance.Web.Features.Problems;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Documents;

namespace Assistance.Web.Tests.Features.Problems;

public class PrintDiagnosisTests(AssistanceApp app) : WebTest(app)
{
    [Fact]
    public async Task The_diagnosis_is_printed_and_saved_in_either_language()
    {
        var made = await SampleCase.EnterAsync(App);
        var browser = await SignIn(Cast.Caseworker);
        var address = ProblemsLinks.Print(made.Reference, "P1");

        (await browser.Get(address)).Shows("Diagnosis form", made.Reference + "-P1", "Qualification does not match", "Why rework", "Qualify the procedure anew", "S3 minor");
        (await WordText.Get(browser, address + "?format=word")).Holds("Diagnosis form", "Qualification does not match", "Why rework", Cast.Caseworker);
        (await WordText.Get(browser, address + "?format=word&language=zh-CN")).Holds("诊断表", "S3 一般", "五问法");
    }

    [Fact]
    public async Task Without_a_cause_there_is_none_and_others_do_not_find_it()
    {
        var made = await SampleCase.EnterAsync(App);
        var number = await App.Reported(made);
        await App.HiddenFrom(ProblemsLinks.Print(made.Reference, number), Cast.Caseworker);
        await App.HiddenFrom(ProblemsLinks.Print(made.Reference, "P1") + "?format=word", Cast.OtherLead, Cast.ForeignCaseworker, Cast.OtherExpert);
    }
}
