using System.Net;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Tests.Infrastructure;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Assistance.Web.Tests.Features.Commitments;

public class SaveLedgerTests(AssistanceApp app) : CommitmentTest(app)
{
    [Fact]
    public async Task The_workbook_holds_what_the_list_shows_in_the_order_of_the_dates()
    {
        var made = await Case();
        var rows = await Rows(Cast.Caseworker, "?State=all");

        Assert.Equal("First due", rows[0][7]);
        var mine = rows.Where(row => row[0] == made.Reference).ToList();
        Assert.Equal(["C2", "C1"], mine.Select(row => row[2]));
        Assert.Equal(["Arrange a test laboratory", "Qualify two welders"], mine.Select(row => row[4]));

        // days are numbers that a spreadsheet program counts with: 46357 is 2026-12-01
        Assert.Equal("46357", mine[0][8]);
    }

    [Fact]
    public async Task Filters_hold_and_nobody_gets_rows_of_others()
    {
        var made = await Case();
        Assert.DoesNotContain(await Rows(Cast.Caseworker, "?State=to-verify"), row => row[0] == made.Reference);
        Assert.Equal(["C1"], (await Rows(Cast.Caseworker, "?Side=Enterprise")).Where(row => row[0] == made.Reference).Select(row => row[2]));
        Assert.Equal(["C1"], (await Rows(Cast.Lead, "?Text=welders")).Where(row => row[0] == made.Reference).Select(row => row[2]));
        Assert.Single(await Rows(Cast.OtherLead, ""));
        Assert.DoesNotContain(await Rows(Cast.ForeignManager, "?State=all"), row => row[0] == made.Reference);
        await (await SignIn(Cast.Administrator)).Get(CommitmentsLinks.Ledger, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_looks_like_a_formula_stays_text()
    {
        var made = await Case();
        var owner = (await App.PersonNamed(Cast.Member)).Id;
        await App.SendAs(Cast.Caseworker, new ProposeCommitment(
            made.Reference, "=HYPERLINK(\"http://example.org\")\u0001", new DateOnly(2026, 12, 18), owner, null, Domain.Commitments.EvidenceRule.Any, null));

        Assert.Contains(await Rows(Cast.Caseworker, ""), row => row[4] == "=HYPERLINK(\"http://example.org\")");
    }

    private async Task<List<string[]>> Rows(string person, string query)
    {
        using var answer = await (await SignIn(person)).Client.GetAsync(new Uri(CommitmentsLinks.Ledger + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith(".xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        using var file = SpreadsheetDocument.Open(await answer.Content.ReadAsStreamAsync(), false);
        var faults = new OpenXmlValidator(FileFormatVersions.Office2013).Validate(file).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        var sheet = file.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Empty(sheet.Descendants<CellFormula>());
        return [.. sheet.Descendants<Row>().Select(row =>
        {
            var cells = new string[15];
            foreach (var cell in row.Elements<Cell>())
            {
                cells[cell.CellReference!.Value![0] - 'A'] = cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";
            }

            return cells;
        })];
    }
}
