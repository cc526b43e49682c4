using Assistance.Domain.Cases;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Tests.Infrastructure.Documents;

public class WordFileTests
{
    private static readonly PrintedDocument every = new(DocumentKind.VisitRecord, "走访记录表", "BF-210211-2026-001-V1", Languages.Chinese,
    [
        new FactsBlock([("企业", "海港轴承有限公司"), ("空", " ")]),
        new HeadingBlock("发现"), new ParagraphBlock("第一行\n第二行 <b>&\"'"), new ParagraphBlock(""),
        new ItemsBlock(["一", "二"]),
        new TableBlock("承诺", [("编号", 1), ("承诺", 4)], [["C1", "校准"], ["C2", "=HYPERLINK(1)"]]),
        new SignaturesBlock([new SignatureLine("企业", "李雷", "2026年11月20日"), new SignatureLine("监管部门", "", "")]),
    ]);

    [Fact]
    public void Every_kind_of_block_makes_a_valid_file() =>
        WordText.Of(WordFile.Write(every), "").Holds("海港轴承有限公司", "第一行", "<b>&\"'", "1.", "C2", "=HYPERLINK(1)", "李雷");

    [Fact]
    public void What_XML_cannot_hold_is_left_out_and_rare_signs_stay()
    {
        var bad = every with { Title = "a\u0000b\u000Bc\uFFFE𠮷\uD800", Number = "N\u0001", Blocks = [new ParagraphBlock("\uDC00x\u001F")] };

        WordText.Of(WordFile.Write(bad), "").Holds("abc𠮷", "x");
    }

    [Fact]
    public async Task It_prints_with_names_tables_and_page_numbers()
    {
        var many = every with { Blocks = [.. every.Blocks, new TableBlock("", [("编号", 1), ("承诺", 4)], [.. Enumerable.Range(1, 120).Select(i => (IReadOnlyList<string>)[$"C{i}", "每月校准温控仪表"])])] };
        if (await WordText.Of(WordFile.Write(many), "").Printed() is not { } printed)
        {
            return;
        }

        var pages = printed.Split('\f', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.True(pages.Length >= 3, printed);
        Assert.Contains("海港轴承有限公司", pages[0], StringComparison.Ordinal);
        Assert.All(pages, (page, place) => Assert.Contains($"{place + 1}/{pages.Length}", page.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Contains("编号", pages[^1], StringComparison.Ordinal);
    }
}
