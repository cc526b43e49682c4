using Assistance.Data;
using Assistance.Domain.Calendar;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Deadlines;
using Assistance.Domain.People;
using Assistance.Domain.Visits;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Today;

/// <summary>What waits for the reader, in the order in which it hurts.</summary>
public sealed record ViewToday : IRequest<TodayView>;

/// <summary>One list of commitments on Today.</summary>
/// <param name="Key">Part of its texts' keys and its place on the page: "ours-overdue", "to-verify", "theirs-overdue", "to-answer", "mine-coming", "ours", "theirs".</param>
/// <param name="Icon">Icon before its heading.</param>
/// <param name="Tone">"bad" for what is broken, "act" for what waits for the reader, else "".</param>
/// <param name="MoreUrl">The whole list.</param>
/// <param name="Capped">Whether there are more rows than are shown.</param>
public sealed record TodaySection(string Key, string Icon, string Tone, IReadOnlyList<CommitmentRow> Rows, string MoreUrl, bool Capped);

/// <summary>Another promise that waits for the reader: a decision, a cause, a signature, an opinion, a look-back, a visit, the end of an agreement.</summary>
public sealed record WaitingItem(DeadlineKind Kind, string Number, string Text, string Reference, string Enterprise, DateOnly Due, int DaysLeft, int DaysOver, string Url);

/// <summary>A visit of the next seven days.</summary>
public sealed record ComingVisit(DateOnly On, TimeOnly? Time, VisitPurpose Purpose, string Number, string Reference, string Enterprise, string Visitors);

/// <summary>A form that the reader has begun.</summary>
public sealed record BegunDraft(string Title, string Url, DateTime SavedAt);

/// <summary>Everything on the page.</summary>
/// <param name="Chasing">Whether chasing can be trusted; managers only, else null.</param>
public sealed record TodayView(
    Role Role, string Name, IReadOnlyList<string> StandsInFor, IReadOnlyList<TodaySection> Sections, IReadOnlyList<WaitingItem> Waiting, bool WaitingCapped,
    IReadOnlyList<ComingVisit> Visits, IReadOnlyList<BegunDraft> Drafts, TenDays Strip, ChasingHealth? Chasing)
{
    /// <summary>Years whose holidays are not known although they could be; for managers and administrators, else none.</summary>
    public IReadOnlyList<MissingYear> MissingYears { get; init; } = [];
}

/// <summary>Nothing can be wrong with the question.</summary>
internal sealed class ViewTodayValidator : AbstractValidator<ViewToday>;

internal sealed class ViewTodayHandler(AssistanceDb db, CurrentUser user, IOptions<ChasingOptions> chasing) : IRequestHandler<ViewToday, TodayView>
{
    private const int Most = 100;

    public async Task<TodayView> Handle(ViewToday request, CancellationToken cancellationToken)
    {
        var today = user.Today;
        var rules = await db.RulesAsync(cancellationToken);
        var calendar = rules.Calendar;
        var soon = calendar.AddWorkingDays(today, 9);
        var days = Enumerable.Range(1, 9).Select(day => calendar.AddWorkingDays(today, day)).Prepend(today).ToList();
        var me = user.Actor.Capacities.Select(capacity => capacity.Person.Id).ToList();
        var rows = await CommitmentRows.LoadAsync(Mine(me, today, soon).OrderBy(row => row.Due).ThenBy(row => row.Id).Take(Most + 1), db, user.Person.Id, today, cancellationToken);
        var deadlines = await db.Deadlines.AsNoTracking()
            .Where(row => row.ClosedOn == null && row.Due <= soon && me.Contains(row.ResponsibleId)
                && row.Kind != DeadlineKind.CommitmentDue && row.Kind != DeadlineKind.VerificationDue)
            .OrderBy(row => row.Due).ThenBy(row => row.Id).Take(Most + 1)
            .Join(db.CaseNames, row => row.CaseId, name => name.CaseId, (row, name) => new { Deadline = row, name.Reference, name.Enterprise })
            .ToListAsync(cancellationToken);
        var waiting = deadlines.Take(Most)
            .Where(row => row.Deadline.Kind != DeadlineKind.AnswerDue || !rows.Any(shown => shown.Id.Value == row.Deadline.SubjectId && shown.State == CommitmentState.Proposed))
            .OrderBy(row => row.Deadline.Due).Select(row => new WaitingItem(
            row.Deadline.Kind, row.Deadline.Number, row.Deadline.Text, row.Reference, row.Enterprise, row.Deadline.Due,
            rules.CalendarOf(row.Deadline.Side, row.Deadline.ToCaseKey()).WorkingDaysBetween(today, row.Deadline.Due),
            rules.CalendarOf(row.Deadline.Side, row.Deadline.ToCaseKey()).WorkingDaysBetween(row.Deadline.Due, today),
            DeadlineLinks.For(row.Deadline.Kind, row.Reference, row.Deadline.Number))).ToList();
        var visits = user.Is(Role.Expert) ? [] : await VisitsAsync(today, cancellationToken);
        var drafts = await db.Drafts.AsNoTracking().OrderByDescending(draft => draft.SavedAt).Take(10)
            .Select(draft => new BegunDraft(draft.Title, draft.FormKey, draft.SavedAt)).ToListAsync(cancellationToken);
        var sections = TodaySections.Of(user.Role ?? Role.Expert, [.. rows.Take(Most)], today, rows.Count > Most);
        return new(
            user.Role ?? Role.Expert, user.Person.Name,
            [.. user.Actor.Capacities.Skip(1).Select(capacity => capacity.Person.Name)],
            sections, waiting, deadlines.Count > Most, visits, drafts,
            new TenDays(today, days, user.Role == Role.EnterpriseContact ? Side.Enterprise : Side.Regulator, Marks(rows, waiting, visits, days)),
            user.Is(Role.Manager) ? await ChasingHealth.ReadAsync(db, today, user.Act.At, chasing.Value.MaxUnsentMinutes, cancellationToken) : null)
        {
            MissingYears = user.Is(Role.Manager) || user.Is(Role.Administrator) ? MissingYear.Of(calendar, today) : [],
        };
    }

    /// <summary>Whatever of the commitments concerns the reader today: a contact everything of the enterprise, a manager what is late in the own scope, all others what names them.</summary>
    private IQueryable<Commitment> Mine(List<PersonId> me, DateOnly today, DateOnly soon)
    {
        var open = db.Commitments.Where(row => row.State == CommitmentState.Agreed || row.State == CommitmentState.Confirmed || row.State == CommitmentState.Proposed);
        if (user.Is(Role.EnterpriseContact))
        {
            return open;
        }

        var late = open.Where(row => row.State == CommitmentState.Agreed && row.Due < today && (row.ReworkBy == null || row.ReworkBy < today));
        if (user.Is(Role.Manager))
        {
            // the oldest of each side by themselves, so that a province costs no more than a county
            var named = open.Where(row => (row.State == CommitmentState.Confirmed && me.Contains(row.VerifierId)) || (me.Contains(row.OwnerId) && row.Due <= soon));
            return Oldest(late.Where(row => row.Side == Side.Regulator)).Concat(Oldest(late.Where(row => row.Side == Side.Enterprise))).Union(Oldest(named));
        }

        var led = db.Cases.Where(row => me.Contains(row.LeadId) || me.Contains(row.BackupId!.Value)).Select(row => row.CaseId);
        return open.Where(row =>
            (row.State == CommitmentState.Confirmed && (me.Contains(row.VerifierId) || (led.Contains(row.CaseId) && row.Side == Side.Enterprise)))
            || (row.State == CommitmentState.Proposed && row.ProposedBy == Side.Enterprise && led.Contains(row.CaseId))
            || (row.State == CommitmentState.Agreed && (me.Contains(row.OwnerId) || me.Contains(row.BackupId!.Value)) && row.Due <= soon)
            || (row.State == CommitmentState.Agreed && row.Due < today && (row.ReworkBy == null || row.ReworkBy < today) && led.Contains(row.CaseId)));
    }

    private static IQueryable<Commitment> Oldest(IQueryable<Commitment> rows) => rows.OrderBy(row => row.Due).ThenBy(row => row.Id).Take(Most + 1);

    private async Task<List<ComingVisit>> VisitsAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var coming = db.Visits.AsNoTracking().Where(row => row.State == VisitState.Planned && row.PlannedOn <= today.AddDays(7));
        if (user.Is(Role.Caseworker))
        {
            // visitors stand in one column as JSON
            coming = user.Actor.Capacities.Select(capacity => $"%{capacity.Person.Id}%").Distinct()
                .Select(visitor => coming.Where(row => EF.Functions.Like((string)(object)row.Visitors, visitor)))
                .Aggregate((one, other) => one.Union(other));
        }

        var planned = await coming
            .OrderBy(row => row.PlannedOn).ThenBy(row => row.Id).Take(50)
            .Join(db.CaseNames, row => row.CaseId, name => name.CaseId, (row, name) => new { Visit = row, name.Reference, name.Enterprise })
            .ToListAsync(cancellationToken);
        return [.. planned.OrderBy(row => row.Visit.PlannedOn).ThenBy(row => row.Visit.PlannedTime)
            .Select(row => new ComingVisit(
                row.Visit.PlannedOn!.Value, row.Visit.PlannedTime, row.Visit.Purpose, row.Visit.Number, row.Reference, row.Enterprise,
                string.Join(", ", row.Visit.Visitors.Select(visitor => visitor.Name))))];
    }

    private static List<DayMark> Marks(IReadOnlyList<CommitmentRow> rows, List<WaitingItem> waiting, List<ComingVisit> visits, List<DateOnly> days)
    {
        List<DayMark> marks = [];
        marks.AddRange(visits.Select(visit => new DayMark(visit.On, Side.Regulator, visit.Enterprise, $"/cases/{visit.Reference}/visits/{visit.Number}")));
        marks.AddRange(rows.Where(row => row.Standing.ActBy >= days[0]).Select(row => new DayMark(
            row.Standing.ActBy!.Value,
            row.State == CommitmentState.Confirmed ? row.Side == Side.Regulator ? Side.Enterprise : Side.Regulator : row.Side,
            $"{row.Number} {row.Text}", row.Url)));
        marks.AddRange(waiting.Where(item => item.Due >= days[0]).Select(item => new DayMark(item.Due, Side.Regulator, $"{item.Number} {item.Text}".Trim(), item.Url)));
        return [.. marks.Where(mark => days.Contains(mark.Day)).GroupBy(mark => (mark.Day, mark.Side)).SelectMany(group => group.Take(2))];
    }
}
