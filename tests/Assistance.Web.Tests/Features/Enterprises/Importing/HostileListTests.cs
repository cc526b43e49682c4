using System.Text;
using Assistance.Web.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Enterprises.Importing;

/// <summary>Whatever is handed in as a list is taken right, or refused with a sentence; never half of it.</summary>
public class HostileListTests(AssistanceApp app) : WebTest(app)
{
    private const string Columns = "uscc,name,division";
    private static int next = 500;

    /// <summary>Files that are refused, with the reason.</summary>
    public static TheoryData<string, string> Refused => new()
    {
        { "empty", "0  file.empty" },
        { "blank", "0  file.empty" },
        { "only commas", "0  file.empty" },
        { "header only", "0  file.no_rows" },
        { "a required column missing", "1  file.columns" },
        { "a column twice", "1  file.column_twice" },
        { "picture", "0  file.not_text" },
        { "NUL in the middle", "3  file.not_text" },
        { "bytes of no encoding", "3  file.encoding" },
        { "cut GB18030", "2  file.encoding" },
        { "old Excel", "0  file.old_format" },
        { "no package", "0  file.damaged" },
        { "cut workbook", "0  file.damaged" },
        { "Word document", "0  file.not_spreadsheet" },
        { "bomb that says so", "0  file.too_large" },
        { "bomb that lies", "0  file.damaged" },
        { "bomb of many parts", "0  file.too_large" },
        { "entities within entities", "0  file.damaged" },
        { "sheet that is no XML", "0  file.damaged" },
        { "sheet of too many columns", "0  file.columns_many" },
        { "quotation mark never closed", "2  file.quotes" },
        { "quotation marks inside", "2  row.quotes" },
        { "cell of 150,000 characters", "2  file.cell_size" },
        { "cell of 5,000 characters", "2 name text.long" },
        { "line of 1 MB", "2  row.columns" },
        { "line of 5 MB", "2  file.line_size" },
        { "code saved as a number", "2 uscc uscc.number" },
        { "code with a letter I", "2 uscc uscc.charset" },
        { "code too short", "2 uscc uscc.length" },
        { "no code", "2 uscc uscc.empty" },
        { "name of nothing that is seen", "2 name name.empty" },
        { "number of several", "2 employees number.invalid" },
        { "retired division that never was", "2 division division.unknown" },
        { "industry that is a section", "2 industry industry.unknown" },
        { "mail with a second header", "2 contact_email email.invalid" },
        { "contact without a name", "2 contact_name contact.name" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task It_is_refused_with_a_sentence_and_nothing_changes(string which, string reason)
    {
        var content = Content(which);
        var before = await Registered();
        var run = await ListCommand.Run(App, content);

        Assert.Equal((1, false, reason), (run.Code, run.Applied, string.Join("; ", run.Refused)));
        Assert.All(run.Messages, message => Assert.True(message.Length > 5, message));
        Assert.Equal(before, await Registered());
    }

    [Theory]
    [InlineData("UTF-8 with a mark")]
    [InlineData("UTF-16")]
    [InlineData("GB18030")]
    [InlineData("semicolons")]
    [InlineData("tabs")]
    [InlineData("sep line of Excel")]
    [InlineData("old Mac line ends")]
    [InlineData("Chinese columns in another order under a title")]
    [InlineData("workbook")]
    [InlineData("workbook with numbers")]
    public async Task It_is_taken_right(string which)
    {
        var uscc = ListFile.Uscc(++next);
        const string name = "大连（甘井子）轴承有限公司";
        string[] rows = [$"{Columns},employees,address", $"{uscc},{name},210211,12,\"1, Quay\"", "", ""];
        var content = which switch
        {
            "UTF-8 with a mark" => [0xEF, 0xBB, 0xBF, .. ListFile.Csv(rows)],
            "UTF-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(string.Join("\r\n", rows))],
            "GB18030" => ListFile.Gb18030(rows),
            "semicolons" => ListFile.Csv("uscc;name;division;employees;address", $"{uscc};{name};210211;12;1, Quay"),
            "tabs" => ListFile.Csv("uscc\tname\tdivision\temployees\taddress", $"{uscc}\t{name}\t210211\t12\t1, Quay"),
            "sep line of Excel" => ListFile.Csv("sep=|", "uscc|name|division|employees|address", $"{uscc}|{name}|210211|12|1, Quay"),
            "old Mac line ends" => Encoding.UTF8.GetBytes(string.Join('\r', rows)),
            "Chinese columns in another order under a title" => ListFile.Csv("企业名单,,,,", "", "行政区划代码,企业名称*,地 址,统一社会信用代码,从业人员", $"210211,{name},\"1, Quay\",{uscc},12"),
            "workbook" => ListFile.Xlsx(["uscc", "name", "division", "employees", "address"], [uscc, name, "210211", "12", "1, Quay"], ["", "", ""]),
            _ => ListFile.Xlsx(["uscc", "name", "division", "employees", "address"], [uscc, name, "#210211", "#12", "1, Quay"]),
        };
        var run = await ListCommand.Run(App, content);
        Assert.Equal((0, 1, 1), (run.Code, run["rows"], run["added"]));
        var saved = await Saved(uscc);
        Assert.Equal((name, "210211", 12, "1, Quay"), (saved.Name, saved.DivisionCode, saved.Employees, saved.Address));
    }

    [Theory]
    [InlineData(" ９１４４０３００ 71526726ｘｇ\u200b", "9144030071526726XG")]
    [InlineData("\ufeff9144\u00a00300\u3000192317458f", "91440300192317458F")]
    public async Task Codes_are_put_right(string typed, string uscc)
    {
        Assert.Equal(0, (await ListCommand.Run(App, ListFile.Csv(Columns, $"{typed},Right Works,２１０２１１ "))).Code);
        Assert.Equal("210211", (await Saved(uscc)).DivisionCode);
    }

    [Theory]
    [InlineData("Works\u200b \u202eltd\u202c", "Works ltd")]
    [InlineData("  Two   Spaces\u3000Ltd ", "Two Spaces Ltd")]
    [InlineData("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0")]
    [InlineData("@SUM(1+1)", "@SUM(1+1)")]
    [InlineData("O'Neil \"Works\" Ltd", "O'Neil \"Works\" Ltd")]
    [InlineData("（大连）有限公司", "（大连）有限公司")]
    [InlineData("𠮷野家 \ud83d\ude00", "𠮷野家 \ud83d\ude00")]
    public async Task Names_keep_what_is_seen_and_lose_what_is_not(string typed, string name)
    {
        var uscc = ListFile.Uscc(++next);
        Assert.Equal(0, (await ListCommand.Run(App, ListFile.Csv(Columns, $"{uscc},{typed},210211"))).Code);
        Assert.Equal(name, (await Saved(uscc)).Name);
    }

    [Fact]
    public async Task What_a_failed_formula_left_is_refused_and_not_read_as_empty()
    {
        var workbook = ListFile.Xlsx(
            ["uscc", "name", "division", "employees", "address", "remark"],
            [ListFile.Uscc(801), "Good Works", "210211", "#12", "1 Quay", "#!#REF!"],
            [ListFile.Uscc(802), "Works of errors", "210211", "#!#N/A", "#!#REF!", "x"],
            [ListFile.Uscc(803), "#!#NAME?", "210211", "", "", ""]);
        string[] expected = ["3 employees cell.error", "3 address cell.error", "4 name cell.error"];
        Assert.Equal(expected, (await ListCommand.Run(App, workbook)).Refused);

        // a table that was saved as text says the same
        var text = ListFile.Csv(
            "uscc,name,division,employees,address,remark", $"{ListFile.Uscc(801)},Good Works,210211,12,1 Quay,#REF!",
            $"{ListFile.Uscc(802)},Works of errors,210211,#n/a,#REF!,x", $"{ListFile.Uscc(803)},#NAME?,210211,,,");
        var run = await ListCommand.Run(App, text);
        Assert.Equal(expected, run.Refused);
        Assert.Contains("formula", run.Messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_is_never_computed()
    {
        var uscc = ListFile.Uscc(++next);
        var run = await ListCommand.Run(App, ListFile.Xlsx(["uscc", "name", "division"], [uscc, "=HYPERLINK(\"http://example.org\",\"x\")", "210211"]));
        Assert.Equal((0, "remembered"), (run.Code, (await Saved(uscc)).Name));
    }

    [Fact]
    public async Task A_retired_division_code_is_taken_as_it_is()
    {
        var uscc = ListFile.Uscc(++next, "110103");
        Assert.Equal(0, (await ListCommand.Run(App, ListFile.Csv(Columns, $"{uscc},Old District Works,110103"))).Code);
        Assert.Equal("110103", (await Saved(uscc)).DivisionCode);
    }

    private static byte[] Content(string which)
    {
        var uscc = ListFile.Uscc(++next);
        byte[] Row(string columns, string cells) => ListFile.Csv($"{Columns},{columns}", $"{uscc},Bad Works,210211,{cells}");
        return which switch
        {
            "empty" => [],
            "blank" => "\r\n  \r\n\r\n"u8.ToArray(),
            "only commas" => ListFile.Csv([.. Enumerable.Repeat(",,,", 100_000)]),
            "header only" => ListFile.Csv(Columns),
            "a required column missing" => ListFile.Csv("uscc,name,address", $"{uscc},A,B"),
            "a column twice" => ListFile.Csv("uscc,name,division,企业名称", $"{uscc},A,210211,B"),
            "picture" => Upload.Photo().Content,
            "NUL in the middle" => ListFile.Csv(Columns, $"{uscc},{new string('x', 5000)},210211", "a\0b"),
            "bytes of no encoding" => [.. ListFile.Csv(Columns, $"{uscc},大连,210211"), 0xFF, 0xFF, 0x0A],
            "cut GB18030" => [.. ListFile.Gb18030(Columns), .. ListFile.Gb18030($"{uscc},大连")[..^3]],
            "old Excel" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
            "no package" => "PK\u0003\u0004 this is no package at all"u8.ToArray(),
            "cut workbook" => ListFile.Xlsx(["uscc", "name", "division"], [uscc, "A", "210211"])[..^200],
            "Word document" => Assistance.Web.Tests.Infrastructure.Files.SampleFiles.Docx,
            "bomb that says so" => Bombs.Declaring(3_900_000_000),
            "bomb that lies" => Bombs.Declaring(1000),
            "bomb of many parts" => Bombs.OfMany(3000),
            "entities within entities" => ListFile.Workbook(Bombs.Entities),
            "sheet that is no XML" => ListFile.Workbook("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c>"u8.ToArray()),
            "sheet of too many columns" => ListFile.Workbook("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>"""u8.ToArray()),
            "quotation mark never closed" => ListFile.Csv(Columns, $"{uscc},\"A,210211", $"{uscc},B,210211", $"{uscc},C,210211"),
            "quotation marks inside" => ListFile.Csv(Columns, $"{uscc},\"A\"B\"C,210211"),
            "cell of 150,000 characters" => ListFile.Csv(Columns, $"{uscc},{new string('x', 150_000)},210211"),
            "cell of 5,000 characters" => ListFile.Csv(Columns, $"{uscc},{new string('x', 5000)},210211"),
            "line of 1 MB" => ListFile.Csv(Columns, $"{uscc},A,210211" + string.Concat(Enumerable.Repeat(",x", 500_000))),
            "line of 5 MB" => ListFile.Csv(Columns, $"{uscc},A,210211" + string.Concat(Enumerable.Repeat(",x", 2_500_000))),
            "code saved as a number" => ListFile.Csv(Columns, "9.14403E+17,A,210211"),
            "code with a letter I" => ListFile.Csv(Columns, "91440300I922038216,A,210211"),
            "code too short" => ListFile.Csv(Columns, "91440300192203821,A,210211"),
            "no code" => ListFile.Csv(Columns, "\u200b ,A,210211"),
            "name of nothing that is seen" => ListFile.Csv(Columns, $"{uscc},\u200b\u202e\u3000,210211"),
            "number of several" => Row("employees", "10-20"),
            "retired division that never was" => ListFile.Csv(Columns, $"{uscc},A,110199"),
            "industry that is a section" => Row("industry", "C"),
            "mail with a second header" => Row("contact_name,contact_email", "Ann,\"a@example.org\r\nBcc: b@example.org\""),
            "contact without a name" => Row("contact_phone", "123"),
            _ => throw new ArgumentOutOfRangeException(nameof(which)),
        };
    }

    private Task<int> Registered() => App.InDatabase(db => db.Enterprises.CountAsync());

    private Task<Assistance.Domain.Enterprises.Enterprise> Saved(string uscc) => App.InDatabase(db => db.Enterprises.SingleAsync(row => row.Uscc == uscc));
}
