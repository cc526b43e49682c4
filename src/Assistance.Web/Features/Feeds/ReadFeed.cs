using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Domain.Visits;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Feeds;

/// <summary>The own deadlines and visits of the person whose secret this is, as an iCalendar file.</summary>
/// <exception cref="NotFoundException">There is no such feed, it was revoked, or the person may not act any more.</exception>
public sealed record ReadFeed(PersonId Person, string Secret) : IRequest<string>;

internal sealed class ReadFeedHandler(AssistanceDb db, CurrentUser user, Clock clock, Text texts, IOptions<SiteOptions> site) : IRequestHandler<ReadFeed, string>
{
    private const int Most = 1000;

    public async Task<string> Handle(ReadFeed request, CancellationToken cancellationToken)
    {
        if (!await FeedSecret.IsAsync(db, request.Person, request.Secret, cancellationToken)
            || await db.SignedInAsync(request.Person, clock.Today, cancellationToken) is not { IsActive: true } person)
        {
            throw new NotFoundException();
        }

        user.Become(person);
        db.View(user.Viewer);
        var text = texts.In(Languages.Find(person.Language) ?? Languages.English);
        var entries = new List<CalendarEntry>();
        entries.AddRange(await DeadlinesAsync(request.Person, text, cancellationToken));
        entries.AddRange(await VisitsAsync(request.Person, text, cancellationToken));
        return ICalendar.Write(text["feeds.name", user.Person.Name], entries.OrderBy(entry => entry.On), clock.Now);
    }

    private async Task<IEnumerable<CalendarEntry>> DeadlinesAsync(PersonId me, Text text, CancellationToken cancellationToken)
    {
        var rows = await db.Deadlines.AsNoTracking()
            .Where(row => row.ResponsibleId == me && row.ClosedOn == null)
            .OrderBy(row => row.Due).ThenBy(row => row.Id).Take(Most)
            .Join(db.CaseNames, row => row.CaseId, name => name.CaseId, (row, name) => new { Deadline = row, name.Reference, name.Enterprise })
            .ToListAsync(cancellationToken);
        return rows.Select(row => new CalendarEntry(
            $"{row.Deadline.Id.Value:N}@assistance", row.Deadline.Due, null,
            $"{text.Of("shared", row.Deadline.Kind)}: {row.Deadline.Number} {row.Deadline.Text}".TrimEnd(' ', ':'),
            $"{row.Enterprise}\n{row.Reference}", Absolute(DeadlineLinks.For(row.Deadline.Kind, row.Reference, row.Deadline.Number))));
    }

    private async Task<IEnumerable<CalendarEntry>> VisitsAsync(PersonId me, Text text, CancellationToken cancellationToken)
    {
        var since = clock.Today.AddDays(-7);
        var rows = await db.Visits.AsNoTracking()
            .Where(row => row.State == VisitState.Planned && row.PlannedOn >= since)
            .OrderBy(row => row.PlannedOn).ThenBy(row => row.Id).Take(Most)
            .Join(db.CaseNames, row => row.CaseId, name => name.CaseId, (row, name) => new { Visit = row, name.Reference, name.Enterprise })
            .ToListAsync(cancellationToken);
        // an enterprise is visited, whoever of it reads; of the regulator those who go
        return rows.Where(row => user.Is(Role.EnterpriseContact) || row.Visit.Visitors.Any(visitor => visitor.Id == me))
            .Select(row => new CalendarEntry(
                $"{row.Visit.Id.Value:N}@assistance", row.Visit.PlannedOn!.Value, row.Visit.PlannedTime is { } time ? clock.ToUtc(row.Visit.PlannedOn.Value, time) : null,
                $"{text.Of("visits", row.Visit.Purpose)}: {row.Enterprise}", $"{text.List(row.Visit.Visitors.Select(visitor => visitor.Name))}\n{row.Reference}",
                Absolute($"/cases/{row.Reference}/visits/{row.Visit.Number}")));
    }

    private string Absolute(string path) => site.Value.BaseUrl.TrimEnd('/') + path;
}
