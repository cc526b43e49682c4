using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Assistance.Web.Features.Overdue;

/// <summary>The inputs of the cause form.</summary>
public sealed class CauseForm
{
    public string CauseCode { get; set; } = "";

    public string Action { get; set; } = "";

    public string CauseNote { get; set; } = "";

    public string Countermeasure { get; set; } = "";

    public string CountermeasureOwner { get; set; } = "";

    public DateOnly? CountermeasureDue { get; set; }

    /// <summary>The command for a row.</summary>
    public RecordOverdueCause ToCommand(CommitmentId id) => new(id, CauseCode, Action, CauseNote, Countermeasure, CountermeasureOwner, CountermeasureDue);
}

/// <summary>What the overdue review says around its rows: addresses, tiles, groups, choices.</summary>
public sealed class OverdueWords(ListOverdueModel page)
{
    /// <summary>The day that counts.</summary>
    public DateOnly Day => page.AsOf ?? page.Today;

    /// <summary>By what the rows are put together.</summary>
    public OverdueGroup Grouping => page.Group switch { "bureau" => OverdueGroup.Bureau, "owner" => OverdueGroup.Owner, _ => OverdueGroup.Side };

    /// <summary>Whose promises are asked for, or null for both.</summary>
    public Side? SideAsked => page.Side switch { "regulator" => Side.Regulator, "enterprise" => Side.Enterprise, _ => null };

    /// <summary>Whether only those are asked for whose cause a manager owes.</summary>
    public bool CausesOwed => page.Causes == "owed";

    /// <summary>Choices of a bureau.</summary>
    public IEnumerable<SelectListItem> Bureaux => page.View.Bureaux.Select(bureau => new SelectListItem(bureau.Name, bureau.DivisionCode, bureau.DivisionCode == page.Bureau));

    /// <summary>Choices of a level.</summary>
    public IEnumerable<SelectListItem> Levels => Enumerable.Range(0, 4).Select(level => new SelectListItem(page.T[$"overdue.level-{level}"], level.ToString(System.Globalization.CultureInfo.InvariantCulture), level == page.Level));

    /// <summary>Choices of a decision.</summary>
    public IEnumerable<SelectListItem> Decisions => Enum.GetValues<OverdueDecision>().Select(one => new SelectListItem(page.T.Of("overdue", one), one.ToString(), one == page.Decision));

    /// <summary>Choices of what is done about a delay.</summary>
    public IEnumerable<SelectListItem> Actions => CauseActions.All.Select(one => new SelectListItem(page.T[$"overdue.action.{one.Replace('_', '-')}"], one, one == page.Form.Action));

    /// <summary>Choices of the cause, each with what it suggests.</summary>
    public IEnumerable<SelectListItem> Causes(Side side) => OverdueCauseCodes.Of(side).Select(code => new SelectListItem(
        page.T["overdue.cause.choice", CauseWord(code), page.T[$"overdue.action.{CauseActions.For(code).Replace('_', '-')}"]], code, code == page.Form.CauseCode));

    /// <summary>The word for a cause.</summary>
    public string CauseWord(string code) => page.T[$"commitments.cause.{code.ToLowerInvariant().Replace('_', '-')}"];

    /// <summary>This review, with something chosen otherwise.</summary>
    public string Here(string? group = null) => OverdueLinks.Filtered(page.AsOf, page.Against, SideAsked, page.Bureau, page.Level, group ?? page.Group, CausesOwed);

    /// <summary>This review with the cause form open under a row.</summary>
    public string CauseOf(OverdueRow row)
    {
        var here = Here();
        return $"{here}{(here.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cause={row.Item.Id.Value}#cause";
    }

    /// <summary>The numbers above, each with the address of its rows.</summary>
    public IReadOnlyList<CountTile> Tiles
    {
        get
        {
            var t = page.T;
            var sums = page.View.Sums;
            var ours = sums.Sum(one => one.Ours);
            var theirs = sums.Sum(one => one.Theirs);
            var level3 = sums.Sum(one => one.Level3);
            var owed = sums.Sum(one => one.CausesOwed);
            var more = page.View.SumsAreCut;
            return
            [
                new(t["overdue.tile.ours"], Math.Min(ours, OverdueReview.MaxCount), Longest(Side.Regulator, one => one.OursSince), Filter(Side.Regulator, null), ours > 0 ? "bad" : "", more || ours > OverdueReview.MaxCount),
                new(t["overdue.tile.theirs"], Math.Min(theirs, OverdueReview.MaxCount), Longest(Side.Enterprise, one => one.TheirsSince), Filter(Side.Enterprise, null), theirs > 0 ? "bad" : "", more || theirs > OverdueReview.MaxCount),
                new(t["overdue.tile.level-3"], Math.Min(level3, OverdueReview.MaxCount), t["overdue.tile.unacknowledged", sums.Sum(one => one.Unacknowledged)], Filter(null, 3), "", more || level3 > OverdueReview.MaxCount),
                new(t["overdue.tile.causes"], Math.Min(owed, OverdueReview.MaxCount), t["overdue.tile.causes-note"], Filter(null, null, causesOwed: true), owed > 0 ? "warn" : "", owed > OverdueReview.MaxCount),
            ];
        }
    }

    /// <summary>The heading of a row's group, or null when the row before is of the same.</summary>
    public string? GroupOf(OverdueRow row, OverdueRow? before) => before is not null && Key(row) == Key(before) ? null : Key(row);

    /// <summary>What became of a row that was decided just now, or null.</summary>
    public DecisionResult? ResultOf(OverdueRow row) => page.Results.FirstOrDefault(result => result.Id == row.Item.Id);

    /// <summary>Why something was not done.</summary>
    public string Refusal(DecisionResult result) => page.T[result.RuleKey!, [.. result.RuleArguments]];

    private string Key(OverdueRow row) => Grouping switch
    {
        OverdueGroup.Side => page.T.Of("shared", row.Item.Side),
        OverdueGroup.Bureau => row.BureauName,
        _ => row.Item.Owner,
    };

    private string? Longest(Side side, Func<OverdueOfBureau, DateOnly?> since) =>
        page.View.Sums.MinBy(one => since(one) ?? DateOnly.MaxValue) is { } oldest && since(oldest) is { } day
            ? page.T["overdue.tile.longest", page.View.WorkingDaysSince(side, oldest.DivisionCode, day)]
            : null;

    private string Filter(Side? side, int? level, bool causesOwed = false) =>
        OverdueLinks.Filtered(page.AsOf, page.Against, side, page.Bureau, level, page.Group, causesOwed) + "#rows";
}
