using System.Text.Json;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.Commands;
using Assistance.Web.Tests.Features.Enterprises.Importing;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Enterprises;

public sealed class ImportEnterprisesCommandTests(AssistanceApp app) : WebTest(app), IDisposable
{
    private const string Columns = "uscc,name,division,industry,employees,revenue_10k_cny,assets_10k_cny,address,products,contact_name,contact_title,contact_email,contact_phone,override_reason";
    private readonly string folder = Directory.CreateTempSubdirectory("assistance_import_").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_list_is_taken_over_and_the_same_list_again_changes_nothing()
    {
        var list = ListFile.Csv(
            Columns,
            $"{ListFile.Uscc(1)},Harbour Bearings,210211,3451,320,2500.5,800,1 Quay,rings; balls,Lee Lane,director,lee@example.org,+86 411 1234,",
            $"{ListFile.Uscc(2)},海港轴承有限公司,210211,,,,,,,,,,,");
        var first = await Run(0, list);
        Assert.Equal((2, 2, 0, 0, true, 0), Counts(first));

        var saved = (await Saved(ListFile.Uscc(1)))!;
        Assert.Equal(("Harbour Bearings", "210211", "3451", 320, 2500.5m, 800m), (saved.Name, saved.DivisionCode, saved.IndustryCode, saved.Employees, saved.Revenue10kCny, saved.Assets10kCny));
        Assert.Equal((SizeClass.Medium, "1 Quay"), (saved.SizeClass, saved.Address));
        Assert.Equal(["rings", "balls"], saved.MainProducts);
        var contact = await App.PersonNamed("Lee Lane");
        Assert.Equal(((EnterpriseId?)saved.Id, saved.MainContactId, "director", "lee@example.org", "+86 411 1234"), (contact.EnterpriseId, (PersonId?)contact.Id, contact.Title, contact.Email, contact.Phone));

        Assert.Equal((2, 0, 0, 2, true, 0), Counts(await Run(0, list)));
        Assert.Equal(0, (await Saved(ListFile.Uscc(1)))!.RowVersion);
    }

    [Fact]
    public async Task Only_what_the_list_says_is_changed()
    {
        await Run(0, ListFile.Csv(Columns, $"{ListFile.Uscc(11)},Old Name,210211,3451,320,2500,800,Quay 1,rings,,,,,"));
        var changed = await Run(0, ListFile.Csv("名称无关,企业名称,行政区划代码,统一社会信用代码,从业人员,地址", $"x,New Name,210212,{ListFile.Uscc(11)},10,"));
        Assert.Equal((1, 0, 1, 0, true, 0), Counts(changed));
        var saved = (await Saved(ListFile.Uscc(11)))!;
        Assert.Equal(("New Name", "210212", 10, "3451", "Quay 1", 2500m, SizeClass.Micro, 1), (saved.Name, saved.DivisionCode, saved.Employees, saved.IndustryCode, saved.Address, saved.Revenue10kCny, saved.SizeClass, saved.RowVersion));
    }

    [Fact]
    public async Task With_a_refused_row_nothing_is_applied_unless_it_is_to_be_left_out()
    {
        var list = ListFile.Csv(
            "uscc;name;division;employees;industry;contact_email;contact_name",
            $"{ListFile.Uscc(21)};Good Works;210211;5;3451;;",
            $"{ListFile.Uscc(22)};;999999;-1;zz;nobody;Ann",
            "914403001922038217;Wrong Digit;210211;;;;",
            $"{ListFile.Uscc(21)};Twice;210211;;;;",
            $"{ListFile.Uscc(23)};Too many cells;210211;5;3451;;;more");
        var refused = await Run(1, list);
        Assert.Equal((5, 0, 0, 0, false, 8), Counts(refused));
        Assert.Equal(
            ["3 name name.empty", "3 division division.unknown", "3 industry industry.unknown", "3 employees number.invalid", "3 contact_email email.invalid", "4 uscc uscc.check_digit", "5 uscc uscc.duplicate", "6  row.columns"],
            Refused(refused));
        Assert.Null(await Saved(ListFile.Uscc(21)));

        var taken = await Run(0, list, "--skip-refused");
        Assert.Equal((5, 1, 0, 0, true, 8), Counts(taken));
        Assert.Equal("Good Works", (await Saved(ListFile.Uscc(21)))!.Name);
        Assert.Null(await Saved(ListFile.Uscc(22)));
    }

    [Fact]
    public async Task A_refusal_far_down_takes_everything_back()
    {
        var lines = Enumerable.Range(0, 4500).Select(i => $"{ListFile.Uscc(30_000 + i)},Row {i},210211").ToArray();
        var bad = lines.Append("1,Short,210211").ToArray();
        var refused = await Run(1, ListFile.Csv(["uscc,name,division", .. bad]));
        Assert.Equal((4501, false, 1), (refused.GetProperty("rows").GetInt32(), refused.GetProperty("applied").GetBoolean(), refused.GetProperty("refused").GetArrayLength()));
        Assert.Equal(4502, refused.GetProperty("refused")[0].GetProperty("line").GetInt32());
        Assert.False(await App.InDatabase(db => db.Enterprises.AnyAsync(row => row.Name.StartsWith("Row "))));
        Assert.Equal(4500, (await Run(0, ListFile.Csv(["uscc,name,division", .. lines]))).GetProperty("added").GetInt32());
    }

    [Fact]
    public async Task A_code_with_a_wrong_check_digit_needs_a_reason_once()
    {
        var refused = await Run(1, ListFile.Csv("uscc,name,division", "91350100M0001TGQXM,Pilot Works,350100"));
        Assert.Equal(["2 uscc uscc.check_digit"], Refused(refused));
        await Run(0, ListFile.Csv("uscc,name,division,override_reason", "91350100M0001TGQXM,Pilot Works,350100,Issued by the pilot area"));
        Assert.Equal("Issued by the pilot area", (await Saved("91350100M0001TGQXM"))!.UsccOverrideReason);
        Assert.Equal((1, 0, 0, 1, true, 0), Counts(await Run(0, ListFile.Csv("uscc,name,division", "91350100M0001TGQXM,Pilot Works,350100"))));
    }

    [Fact]
    public async Task The_command_line_is_checked_and_a_file_that_is_not_there_is_refused()
    {
        Assert.Equal(2, (await Call("import", "enterprises")).Code);
        Assert.Equal(2, (await Call("import", "enterprises", "a.csv", "--fast")).Code);
        var missing = await Call("import", "enterprises", Path.Combine(folder, "none.csv"), "--json");
        Assert.Equal(1, missing.Code);
        Assert.Contains("none.csv", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_json_people_read_what_happened()
    {
        var file = Path.Combine(folder, "a.csv");
        await File.WriteAllBytesAsync(file, ListFile.Csv("uscc,name,division,remark", $"{ListFile.Uscc(61)},Told Works,210211,x"));
        var run = await Call("import", "enterprises", file);
        Assert.Equal((0, 1), (run.Code, run.Output.Trim().Split('\n').Length));
        Assert.Contains("remark", run.Error, StringComparison.Ordinal);
    }

    private static (int Rows, int Added, int Updated, int Unchanged, bool Applied, int Refused) Counts(JsonElement json) => (
        json.GetProperty("rows").GetInt32(), json.GetProperty("added").GetInt32(), json.GetProperty("updated").GetInt32(),
        json.GetProperty("unchanged").GetInt32(), json.GetProperty("applied").GetBoolean(), json.GetProperty("refused").GetArrayLength());

    private static IEnumerable<string> Refused(JsonElement json) => json.GetProperty("refused").EnumerateArray()
        .Select(one => $"{one.GetProperty("line")} {one.GetProperty("field")} {one.GetProperty("code")}");

    private async Task<JsonElement> Run(int expected, byte[] list, params string[] options)
    {
        var run = await ListCommand.Run(App, list, options);
        Assert.True(run.Code == expected, $"ended with {run.Code}: {run.Json}{run.Error}");
        return run.Json;
    }

    private async Task<(int Code, string Output, string Error)> Call(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await OperatorCommands.RunAsync(CommandLine.Parse(args), App.Services, () => Task.CompletedTask, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    private Task<Enterprise?> Saved(string code) => App.InDatabase(db => db.Enterprises.SingleOrDefaultAsync(row => row.Uscc == code));
}
