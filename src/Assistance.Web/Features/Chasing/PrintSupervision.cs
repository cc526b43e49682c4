using Assistance.Domain.Cases;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Chasing;

/// <summary>督办单 as a document.</summary>
internal static class SupervisionDocument
{
    /// <summary>Writes it.</summary>
    public static PrintedDocument Write(Text text, SupervisionView view) => new(DocumentKind.SupervisionNotice, text["chasing.supervision.document"], view.Number, text.Culture,
    [
        new ParagraphBlock(text["chasing.supervision.to", view.AddressedTo]),
        new ParagraphBlock(view.Due is { } due
            ? text["chasing.supervision.text", view.SubjectNumber, view.Text, due, view.WorkingDaysOverdue, view.IssuedOn]
            : text["chasing.supervision.text-short", view.SubjectNumber, view.Text]),
        new ParagraphBlock(text["chasing.supervision.demand"]),
        new ParagraphBlock(view.Note ?? ""),
        new FactsBlock(
        [
            (text["chasing.supervision.record"], $"{view.Enterprise}, {view.Reference} {view.SubjectNumber}"),
            (text["chasing.supervision.level"], string.Create(text.Culture, $"L{view.Level}")),
            (text["chasing.supervision.issued"], $"{text.Date.Of(view.IssuedOn, "long")}, {view.IssuedBy ?? text["chasing.supervision.by-product"]}"),
        ]),
        new SignaturesBlock(
        [
            new SignatureLine(view.Bureau, view.IssuedBy ?? "", text.Date.Of(view.IssuedOn, "long")),
            new SignatureLine(text["chasing.supervision.acknowledgement"], view.AcknowledgedBy ?? "", view.AcknowledgedOn is { } on ? text.Date.Of(on, "long") : ""),
        ]),
    ]);
}
