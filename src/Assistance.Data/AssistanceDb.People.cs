using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data;

/// <summary>A person who signs in, as every request needs them.</summary>
/// <param name="Actor">The person with every capacity that holds today.</param>
/// <param name="Language">"zh-CN" or "en".</param>
/// <param name="IsActive">Whether the person may act.</param>
/// <param name="SecurityStamp">Changes with password, role and sign-out everywhere; a session with another stamp is over.</param>
/// <param name="Unread">Notices in the app that the person has not read; counted to 100 at most.</param>
/// <param name="HasSession">Whether the session that was asked about still holds.</param>
public sealed record SignedInPerson(Actor Actor, string Language, bool IsActive, string? SecurityStamp, int Unread, bool HasSession);

/// <content>What is read before it is known who asks.</content>
public sealed partial class AssistanceDb
{
    /// <summary>The person with the own role and those of everybody whom they stand in for on the day; null when there is none. One statement.</summary>
    /// <param name="session">The session of the person's browser; null asks about none.</param>
    /// <param name="begunAfter">A session that began at this instant (UTC) or before is over.</param>
    public async Task<SignedInPerson?> SignedInAsync(PersonId person, DateOnly today, CancellationToken cancellationToken, Guid? session = null, DateTime begunAfter = default)
    {
        // two halves, each by an index: put together with OR, every person would be looked at on every request
        var absent = Set<Deputyship>()
            .Where(deputyship => deputyship.DeputyId == person && deputyship.AbsentId != person && deputyship.From <= today && deputyship.Until >= today)
            .Select(deputyship => deputyship.AbsentId).Distinct();
        var rows = await Set<Person>().Where(row => row.Id == person)
            .Concat(absent.Join(Set<Person>(), id => id, row => row.Id, (id, row) => row))
            .AsNoTracking()
            .Select(row => new
            {
                Person = row,
                Stamp = Set<Account>().Where(account => account.PersonId == row.Id).Select(account => account.SecurityStamp).FirstOrDefault(),
                Unread = row.Id == person ? Set<Notice>().Where(notice => notice.RecipientId == person && notice.Channel == NoticeChannel.App && notice.ReadAt == null).OrderBy(notice => notice.Id).Take(100).Count() : 0,
                HasSession = Set<OpenSession>().Any(open => open.Id == session && open.PersonId == row.Id && open.BegunAt > begunAfter),
            })
            .ToListAsync(cancellationToken);
        var own = rows.Find(row => row.Person.Id == person);
        return own is null
            ? null
            : new(
                new Actor(own.Person.Ref, [own.Person.AsCapacity(), .. rows.Where(row => row != own).Select(row => row.Person.AsCapacity())]),
                own.Person.Language,
                own.Person.IsActive,
                own.Stamp,
                own.Unread,
                own.HasSession);
    }

    /// <summary>The next number of a kind within a case: "C4" after "C3".</summary>
    /// <param name="prefix">V visits, P problems, H consultations, R remedies, C commitments, M milestones, T teams.</param>
    public async Task<string> NextNumberAsync(CaseId caseId, string prefix, CancellationToken cancellationToken)
    {
        var used = await (prefix switch
        {
            "V" => Set<Domain.Visits.Visit>().Where(row => row.CaseId == caseId).Select(row => row.Number),
            "P" => Set<Domain.Problems.QualityProblem>().Where(row => row.CaseId == caseId).Select(row => row.Number),
            "H" => Set<Domain.Consultations.Consultation>().Where(row => row.CaseId == caseId).Select(row => row.Number),
            "R" => Set<Domain.Problems.Remedy>().Where(row => row.CaseId == caseId).Select(row => row.Number),
            "T" => Set<Domain.Problems.ResearchTeam>().Where(row => row.CaseId == caseId).Select(row => row.Number),
            _ => Set<Domain.Commitments.Commitment>().Where(row => row.CaseId == caseId).Select(row => row.Number),
        }).ToListAsync(cancellationToken);
        var last = used
            .Concat(ChangeTracker.Entries<CaseRecord>().Where(entry => entry.State == EntityState.Added && entry.Entity.CaseId == caseId)
                .Select(entry => entry.Metadata.FindProperty("Number") is null ? null : entry.Property("Number").CurrentValue as string))
            .Where(number => number is not null && number.StartsWith(prefix, StringComparison.Ordinal))
            .Select(number => int.TryParse(number!.AsSpan(prefix.Length), out var value) ? value : 0)
            .DefaultIfEmpty(0)
            .Max();
        return prefix + (last + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
