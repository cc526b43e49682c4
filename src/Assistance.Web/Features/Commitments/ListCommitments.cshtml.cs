using Assistance.Domain.Common;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Pages;
using Assistance.Web.Infrastructure.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Commitments;

/// <summary>The ledger; for a contact "our commitments": ours first, then what the regulator owes.</summary>
[Authorize(Policy = Policies.CommitmentReader)]
public sealed class ListCommitmentsModel : AppPage
{
    private static readonly string[] states = ["open", "to-agree", "in-progress", "to-verify", "ended", "all"];

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

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    /// <summary>The page of rows.</summary>
    public CommitmentLedger Ledger { get; private set; } = null!;

    /// <summary>Whether anything is filtered, so that an empty list has a way out.</summary>
    public bool IsFiltered => Side is not null || State is not (null or "open") || Overdue || Owner is not null || Bureau is not null || Text is not null || From is not null || To is not null;

    /// <summary>Whether both sides stand apart: a contact's list that is not of one side.</summary>
    public bool IsOurs => Ledger.ReaderSide == Domain.Common.Side.Enterprise && Side is null;

    public IEnumerable<SelectListItem> States => states.Select(state => new SelectListItem(T["commitments.filter." + state], state));

    public IEnumerable<SelectListItem> Bureaux => Ledger.Bureaux.Select(bureau => new SelectListItem(bureau.Name, bureau.Division));

    public override async Task LoadAsync(CancellationToken cancellationToken) =>
        Ledger = await Send(new ListCommitments(Side, State, Overdue, Owner, Bureau, Text, From, To, After, Before), cancellationToken);

    /// <summary>The rows of one side.</summary>
    public CommitmentRows Of(Side side) => new([.. Ledger.Rows.Where(row => row.Side == side)], T["commitments.list.title"], ShowSide: false, ShowEnterprise: false);
}
