using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Features.Shared;

namespace Assistance.Web.Features.Today;

/// <summary>
/// The order of hurt: our own broken promises, then those who wait for us, then theirs, then what is coming. An enterprise reads its own
/// promises first, then what the regulator owes, in the same words.
/// </summary>
internal static class TodaySections
{
    /// <summary>Sorts the rows into lists; a list that is empty is there as well, and says what will come.</summary>
    public static IReadOnlyList<TodaySection> Of(Role role, IReadOnlyList<CommitmentRow> rows, DateOnly today, bool capped)
    {
        var late = rows.Where(row => row.State == CommitmentState.Agreed && row.IsPast).ToList();
        if (role == Role.EnterpriseContact)
        {
            return
            [
                Section("to-answer", "pen", "act", rows.Where(row => row.State == CommitmentState.Proposed && row.Acts == Side.Enterprise), CommitmentsLinks.Filtered(state: "to-agree"), capped, "shared.action.answer"),
                Section("ours", "ent", "", rows.Where(row => row.Side == Side.Enterprise && row.State is CommitmentState.Agreed or CommitmentState.Confirmed && row.Side == Side.Enterprise), CommitmentsLinks.Filtered(Side.Enterprise), capped, "shared.action.act"),
                Section("to-verify", "ver", "act", rows.Where(row => row.Side == Side.Regulator && row.State == CommitmentState.Confirmed), CommitmentsLinks.Filtered(Side.Regulator, "to-verify"), capped, "shared.action.verify"),
                Section("theirs", "reg", "", rows.Where(row => row.Side == Side.Regulator && row.State == CommitmentState.Agreed || row.State == CommitmentState.Proposed && row.Acts == Side.Regulator), CommitmentsLinks.Filtered(Side.Regulator), capped, null),
            ];
        }

        var toVerify = rows.Where(row => row.State == CommitmentState.Confirmed && row.Side == Side.Enterprise).ToList();
        return
        [
            Section("ours-overdue", "over", "bad", late.Where(row => row.Side == Side.Regulator), CommitmentsLinks.Filtered(Side.Regulator, overdue: true), capped, "shared.action.act"),
            Section("to-verify", "ver", "act", toVerify, CommitmentsLinks.Filtered(Side.Enterprise, "to-verify"), capped, "shared.action.verify"),
            Section("theirs-overdue", "over", "bad", late.Where(row => row.Side == Side.Enterprise), CommitmentsLinks.Filtered(Side.Enterprise, overdue: true), capped, "shared.action.contact"),
            Section("to-answer", "pen", "act", rows.Where(row => row.State == CommitmentState.Proposed), CommitmentsLinks.Filtered(state: "to-agree"), capped, "shared.action.answer"),
            Section("mine-coming", "run", "", rows.Where(row => row.State == CommitmentState.Agreed && !row.IsPast && row.Side == Side.Regulator), CommitmentsLinks.Filtered(Side.Regulator, mine: true), capped, "shared.action.act"),
        ];
    }

    private static TodaySection Section(string key, string icon, string tone, IEnumerable<CommitmentRow> rows, string more, bool capped, string? action) =>
        new(key, icon, tone, [.. rows.Select(row => action is null ? row : row with { Action = new RowAction(action, row.Url) })], more, capped);
}
