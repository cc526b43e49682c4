using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Assistance.Web.Infrastructure.Tables;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Assistance.Web.Features.Commitments;

/// <summary>The ledger as an .xlsx file, sent while it is read.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class SaveLedgerModel : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Side? Side { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Overdue { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Bureau { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    private IReadOnlyList<(string Name, int Width)> Columns =>
    [
        (T["commitments.ledger.case"], 22), (T["commitments.ledger.enterprise"], 30), (T["commitments.ledger.number"], 8), (T["commitments.ledger.side"], 12),
        (T["commitments.ledger.text"], 60), (T["commitments.field.owner"], 16), (T["commitments.field.backup"], 16), (T["commitments.ledger.original-due"], 13),
        (T["commitments.field.due"], 13), (T["commitments.ledger.state"], 12), (T["commitments.ledger.overdue"], 12), (T["commitments.ledger.verifier"], 16),
        (T["commitments.ledger.problem"], 10), (T["commitments.ledger.confirmed"], 13), (T["commitments.ledger.closed"], 13),
    ];

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var rows = await Send(new SaveLedger(new ListCommitments(Side, State, Overdue, Owner, Bureau, Text, From, To, null, null)), cancellationToken);
        Response.ContentType = WorkbookWriter.ContentType;
        Response.Headers.CacheControl = "private, no-store";
        var name = new ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName($"{T["commitments.list.title"]} {T.Date.Of(Today, "iso")}.xlsx");
        Response.Headers.ContentDisposition = name.ToString();
        using var workbook = await WorkbookWriter.BeginAsync(Response.Body, T["commitments.list.title"], Columns, cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await workbook.AddAsync(
                [
                row.Reference, row.Enterprise, row.Number, T.Of("shared", row.Side), row.Text, row.Owner, row.Backup, row.OriginalDue, row.Due,
                T.Of("commitments", row.State), row.WorkingDaysOver > 0 ? row.WorkingDaysOver : null, row.Verifier, row.Problem, row.ConfirmedOn, row.ClosedOn,
            ],
            cancellationToken);
        }

        await workbook.EndAsync(cancellationToken);
        return new EmptyResult();
    }
}
