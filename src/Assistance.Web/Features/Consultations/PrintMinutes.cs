using Assistance.Domain.Cases;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;

namespace Assistance.Web.Features.Consultations;

/// <summary>会商会诊纪要: the minutes of a consultation as a document, as much of it as the reader may know.</summary>
internal static class MinutesDocument
{
    /// <summary>Writes them.</summary>
    public static PrintedDocument Write(Text text, Codes codes, ConsultationView view)
    {
        var file = view.File!;
        var opinions = file.Seats.Where(seat => seat.Opinion.Length > 0).ToList();
        return new(DocumentKind.ConsultationMinutes, text["consultations.minutes.title"], $"{view.Reference}-{view.Number}", text.Culture,
        [
            new FactsBlock(
            [
                (text["consultations.fact.enterprise"], view.Enterprise),
                (text["consultations.fact.theme"], view.Theme),
                (text["consultations.fact.held"], $"{(view.HeldOn is { } on ? text.Date.Of(on, "long") : "")} {view.Time:HH\\:mm}".Trim()),
                (text["consultations.fact.place"], view.Place),
                (text["consultations.fact.form"], text.Of("consultations", view.Form)),
                (text["consultations.seat.expert"], text.List(file.Seats.Select(seat => seat.Name))),
                (text["consultations.reason"], file.Reason),
            ]),
            new HeadingBlock(text["consultations.minutes.problems"]),
            new TableBlock(
                text["consultations.minutes.problems"],
                [
                    (text["consultations.minutes.problem"], 3), (text["consultations.minutes.severity"], 2),
                    (text["consultations.problem.causes"], 2), (text["consultations.problem.root-cause"], 3),
                ],
                [.. file.Problems.Select(problem => (IReadOnlyList<string>)
                [
                    $"{problem.Number} {problem.Title}", problem.Severity is { } severity ? text.Of("problems", severity) : "",
                    text.List(problem.Causes.Select(code => codes.Lists.Find(code)?.In(text.Culture) ?? code)), problem.RootCause,
                ])]),
            new HeadingBlock(text["consultations.minutes.opinions"]),
            opinions.Count == 0 ? new ParagraphBlock(text["consultations.seat.no-opinion"]) : new TableBlock(
                text["consultations.minutes.opinions"],
                [(text["consultations.seat.expert"], 2), (text["consultations.minutes.stand"], 2), (text["consultations.seat.opinion"], 6)],
                [.. opinions.Select(seat => (IReadOnlyList<string>)
                    [seat.Name, text[seat.Agrees == true ? "consultations.seat.agrees" : "consultations.seat.dissents"], seat.Opinion])]),
            .. file.Conclusion.Length == 0 ? (DocumentBlock[])[] : [new HeadingBlock(text["consultations.conclusion"]), new ParagraphBlock(file.Conclusion)],
            new ParagraphBlock(file.MissingOpinionsReason.Length == 0 ? "" : text["consultations.missing-reason", file.MissingOpinionsReason]),
            .. file.Points.Count == 0 ? (DocumentBlock[])[] :
            [
                new HeadingBlock(text["consultations.points"]),
                new ItemsBlock([.. file.Points.Select(point => $"{point.Text} ({point.From ?? text["consultations.point.talk"]}"
                    + (point is { Remedy: { } remedy, Problem: { } number } ? $"; {text["consultations.point.remedy-of", remedy, number]}" : "") + ")")]),
            ],
            new SignaturesBlock([new SignatureLine(text["consultations.minutes.recorded"], "", ""), .. file.Seats.Select(seat => new SignatureLine(text["consultations.seat.expert"], seat.Name, ""))]),
        ]);
    }
}
