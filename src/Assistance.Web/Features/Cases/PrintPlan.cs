using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Documents;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;

namespace Assistance.Web.Features.Cases;

/// <summary>一企一策: what is wrong at one enterprise, why, and what each side does about it by when.</summary>
internal static class PlanDocument
{
    /// <summary>Writes it.</summary>
    /// <param name="today">The day as of which it tells.</param>
    public static PrintedDocument Write(Text text, Codes codes, CaseView view, DateOnly today)
    {
        var head = view.Head;
        return new(DocumentKind.EnterprisePlan, text["cases.plan.title"], $"{head.Reference}-PLAN", text.Culture,
        [
            new FactsBlock(
            [
                (text["cases.field.enterprise"], $"{head.Enterprise} ({head.Uscc})"),
                (text["cases.field.theme"], head.Theme),
                (text["cases.plan.bureau"], view.Facts.Bureau),
                (text["cases.field.lead"], view.Facts.Lead),
                (text["cases.field.backup"], view.Facts.Backup ?? ""),
                (text["cases.plan.contact"], view.Facts.Contact ?? ""),
                (text["cases.tab.agreement"], view.Agreement is { } agreement ? text["cases.agreement-term", agreement.Start, agreement.End] : ""),
                (text["cases.plan.as-of"], text.Date.Of(today, "long")),
            ]),
            new HeadingBlock(text["cases.plan.problems"]),
            view.Problems.Count == 0 ? new ParagraphBlock(text["cases.empty.problems"]) : new TableBlock(
                text["cases.plan.problems"],
                [(text["cases.problem.what"], 4), (text["cases.problem.causes"], 2), (text["cases.problem.severity"], 2), (text["cases.problem.remedies"], 4)],
                [.. view.Problems.Select(one => (IReadOnlyList<string>)
                [
                    $"{one.Number} {one.Title}\n{(one.HasCause ? one.RootCause : text["cases.problem.no-cause"])}",
                    text.List(one.Causes.Select(code => codes.Lists.Find(code)?.In(text.Culture) ?? code)),
                    one.Severity is { } severity ? text.Of("problems", severity) : "",
                    string.Join('\n', one.Remedies),
                ])]),
            .. Promises(text, view, Side.Regulator),
            .. Promises(text, view, Side.Enterprise),
            .. Measures(text, view.Facts),
            new SignaturesBlock([new SignatureLine(text.Of("shared", Side.Regulator), "", ""), new SignatureLine(text.Of("shared", Side.Enterprise), "", "")]),
        ]);
    }

    /// <summary>The measured results as a table; nothing where there are none.</summary>
    internal static DocumentBlock[] Measures(Text text, CaseFacts facts) => facts.Measures.Count == 0 ? [] :
    [
        new HeadingBlock(text["cases.measures"]),
        new TableBlock(
            text["cases.measures"],
            [
                (text["cases.field.name"], 4), (text["cases.field.unit"], 2), (text["cases.field.before"], 2), (text["cases.field.target"], 2),
                (text["cases.field.after"], 2), (text["cases.measures.attested"], 3),
            ],
            [.. facts.Measures.Select(one => (IReadOnlyList<string>)
            [
                one.Name, one.Unit, Number(text, one.Before), Number(text, one.Target), Number(text, one.After),
                one.AttestedBy?.Name ?? text["cases.measures.not-attested"],
            ])]),
    ];

    private static DocumentBlock[] Promises(Text text, CaseView view, Side side)
    {
        var rows = view.Commitments.Where(one => one.Side == side && one.State is not (CommitmentState.Declined or CommitmentState.Withdrawn)).ToList();
        return
        [
            new HeadingBlock(text[side == Side.Regulator ? "cases.plan.regulator-does" : "cases.plan.enterprise-does"]),
            rows.Count == 0 ? new ParagraphBlock(text["cases.empty.commitments"]) : new TableBlock(
                text["cases.tab.commitments"],
                [(text["shared.document.number"], 1), (text["cases.plan.promise"], 5), (text["cases.plan.owner"], 2), (text["cases.plan.due"], 2), (text["cases.state"], 2)],
                [.. rows.Select(one => (IReadOnlyList<string>)
                    [one.Number, one.Text, one.Owner, text.Date.Of(one.Due, "iso"), text.Of("commitments", one.State)])]),
        ];
    }

    private static string Number(Text text, decimal? value) => value?.ToString("0.####", text.Culture) ?? "";
}

/// <summary>办结证明: that a case was closed, with what came of it.</summary>
internal static class ClosureDocument
{
    /// <summary>Writes it for a closed case.</summary>
    public static PrintedDocument Write(Text text, CaseView view)
    {
        var (head, facts) = (view.Head, view.Facts);
        var verified = view.Commitments.Count(one => one.State == CommitmentState.Verified);
        return new(DocumentKind.ClosureCertificate, text["cases.certificate.title"], $"{head.Reference}-CLOSED", text.Culture,
        [
            new ParagraphBlock(text["cases.certificate.text", head.Enterprise, head.Uscc, facts.OpenedOn, facts.ClosedOn, head.Theme]),
            new FactsBlock(
            [
                (text["cases.field.result"], facts.Result is { } result ? text.Of("cases", result) : ""),
                (text["cases.plan.bureau"], facts.Bureau),
                (text["cases.field.lead"], facts.Lead),
                (text["cases.certificate.commitments"], text["cases.certificate.verified", verified, view.Commitments.Count]),
                (text["cases.certificate.visits"], view.Facts.Visits.Count(one => one.HeldOn is not null).ToString(text.Culture)),
                (text["cases.satisfaction"], facts.Satisfaction is { } rating ? text[$"cases.satisfaction.{rating}"] : text["cases.satisfaction.none"]),
                (text["cases.field.lessons-learned"], facts.LessonsLearned ?? ""),
            ]),
            .. PlanDocument.Measures(text, facts),
            .. view.Problems.Count == 0 ? (DocumentBlock[])[] :
            [
                new HeadingBlock(text["cases.tab.problems"]),
                new TableBlock(
                    text["cases.tab.problems"], [(text["shared.document.number"], 1), (text["cases.problem.what"], 6), (text["cases.state"], 2)],
                    [.. view.Problems.Select(one => (IReadOnlyList<string>)
                        [one.Number, $"{one.Title}\n{one.RootCause}", one.HiddenEnd ? text["cases.problem.left"] : text.Of("problems", one.State)])]),
            ],
            new SignaturesBlock([new SignatureLine(text.Of("shared", Side.Regulator), facts.Manager ?? "", ""), new SignatureLine(text.Of("shared", Side.Enterprise), "", "")]),
        ]);
    }
}
