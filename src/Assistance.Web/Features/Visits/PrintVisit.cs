using Assistance.Domain.Cases;
using Assistance.Domain.Visits;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;

namespace Assistance.Web.Features.Visits;

/// <summary>走访记录表: the record of a visit as a document.</summary>
internal static class VisitDocument
{
    /// <summary>Writes it.</summary>
    public static PrintedDocument Write(Text text, Codes codes, CaseHead head, VisitDetails details)
    {
        var visit = details.Visit;
        return new(DocumentKind.VisitRecord, text["visits.print.title"], $"{head.Reference}-{visit.Number}", text.Culture,
        [
            new FactsBlock(
            [
                (text["visits.list.visit"], $"{head.Enterprise} ({head.Uscc})"),
                (text["visits.print.theme"], head.Theme),
                (text["visits.field.held-on"], visit.HeldOn is { } on ? text.Date.Of(on, "long") : ""),
                (text["visits.field.purpose"], text.Of("visits", visit.Purpose)),
                (text["visits.field.visitors"], text.List(visit.Visitors.Select(one => one.Name)) + (visit.IsAlone ? $" ({text["visits.visited-alone"]})" : "")),
                (text["visits.field.met"], text.List(visit.Met)),
                (text["visits.field.hours"], visit.Hours is { } hours ? text["visits.hours", hours] : ""),
                (text["visits.field.cost"], text["visits.cost", visit.Cost]),
                (text["visits.field.needs"], text.List(visit.Needs.Select(code => codes.Lists.Find(code)?.In(text.Culture) ?? code))),
                (text["visits.field.needs-text"], visit.NeedsText),
            ]),
            new HeadingBlock(text["visits.part.findings"]), new ParagraphBlock(visit.Findings),
            .. Part(text["visits.field.solved-on-the-spot"], new ParagraphBlock(visit.SolvedOnTheSpot), visit.SolvedOnTheSpot.Length > 0),
            .. Part(text["visits.part.problems"], Table(text["visits.row.problem"], details.Problems), details.Problems.Count > 0),
            .. Part(text["visits.part.commitments"], Table(text["visits.row.commitment"], details.Commitments), details.Commitments.Count > 0),
            new HeadingBlock(text["visits.part.acknowledge"]),
            new ParagraphBlock(text["visits.acknowledge.text"]),
            new FactsBlock(
            [
                (text["visits.field.comment"], visit.AcknowledgedComment),
                (text["visits.field.rating"], visit.Rating is { } rating ? text["visits.rating", rating] : ""),
            ]),
            new SignaturesBlock(
            [
                .. visit.Visitors.Select(one => new SignatureLine(text["visits.field.visitors"], one.Name, "")),
                new SignatureLine(
                    text.Of("shared", Domain.Common.Side.Enterprise), visit.AcknowledgedName, visit.AcknowledgedOn is { } day ? text.Date.Of(day, "long") : ""),
            ]),
        ]);

        TableBlock Table(string name, IReadOnlyList<VisitFruit> rows) =>
            new(name, [(text["shared.document.number"], 1), (name, 6)], [.. rows.Select(row => (IReadOnlyList<string>)[row.Number, row.Text])]);
    }

    private static DocumentBlock[] Part(string heading, DocumentBlock block, bool isThere) => isThere ? [new HeadingBlock(heading), block] : [];
}
