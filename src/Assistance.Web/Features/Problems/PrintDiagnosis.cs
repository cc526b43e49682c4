using Assistance.Domain.Cases;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;

namespace Assistance.Web.Features.Problems;

/// <summary>诊断表: the diagnosis of a problem as a document.</summary>
internal static class DiagnosisDocument
{
    /// <summary>Writes it.</summary>
    public static PrintedDocument Write(Text text, Codes codes, ProblemView problem)
    {
        string Names(IEnumerable<string> chosen) => text.List(chosen.Select(code => codes.Lists.Find(code)?.In(text.Culture) ?? code));
        return new(DocumentKind.DiagnosisForm, text["problems.print.title"], $"{problem.Reference}-{problem.Number}", text.Culture,
        [
            new FactsBlock(
            [
                (text["problems.print.enterprise"], problem.Enterprise),
                (text["problems.print.theme"], problem.Theme),
                (text["problems.field.title"], $"{problem.Number} {problem.Title}"),
                (text["problems.field.description"], problem.Description),
                (text["problems.field.domains"], Names(problem.Domains)),
                (text["problems.field.source"], $"{text.Of("problems", problem.Source)} {problem.FoundAt}".TrimEnd()),
                (text["problems.reported"], $"{problem.ReportedBy}, {text.Date.Of(problem.ReportedOn, "long")}"),
            ]),
            new HeadingBlock(text["problems.part.cause"]),
            new FactsBlock(
            [
                (text["problems.field.causes"], Names(problem.Causes)),
                (text["problems.field.sub-causes"], Names(problem.SubCauses)),
                (text["problems.field.root-cause"], problem.RootCause),
            ]),
            .. problem.FiveWhys.Count == 0 ? (DocumentBlock[])[] : [new HeadingBlock(text["problems.field.five-whys"]), new ItemsBlock(problem.FiveWhys)],
            new HeadingBlock(text["problems.part.assessment"]),
            new FactsBlock(
            [
                (text["problems.field.severity"], problem.Severity is { } severity ? text.Of("problems", severity) : ""),
                (text["problems.field.severity-rationale"], problem.SeverityRationale),
                (text["problems.field.triage"], problem.Triage is { } triage ? text.Of("problems", triage) : ""),
                (text["problems.field.complexity"], problem.Complexity is { } complexity ? text.Of("problems", complexity) : ""),
            ]),
            .. problem.Remedies.Count == 0 ? (DocumentBlock[])[] :
            [
                new HeadingBlock(text["problems.part.remedies"]),
                new TableBlock(
                    text["problems.part.remedies"], [(text["shared.document.number"], 1), (text["problems.part.remedies"], 5), (text["problems.print.indicator"], 3)],
                    [.. problem.Remedies.Select(one => (IReadOnlyList<string>)
                    [
                        one.Number, $"{text.Of("problems", one.Kind)}{text["problems.colon"]}{one.Text}",
                        one.Indicator.Length > 0 ? text["problems.indicator", one.Indicator, one.Before, one.After] : "",
                    ])]),
            ],
            new SignaturesBlock(
            [
                new SignatureLine(text["problems.diagnosed"], problem.DiagnosedBy ?? "", problem.DiagnosedOn is { } on ? text.Date.Of(on, "long") : ""),
                new SignatureLine(text.Of("shared", Domain.Common.Side.Enterprise), "", ""),
            ]),
        ]);
    }
}
