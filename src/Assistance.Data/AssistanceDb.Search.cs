// comparisons here are translated to SQL: the database compares by its own collation, and codes are digits
#pragma warning disable CA1309
using System.Linq.Expressions;
using Assistance.Data.Records;
using Assistance.Data.Searching;
using Assistance.Data.Viewing;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data;

/// <content>What can be searched.</content>
public sealed partial class AssistanceDb
{
    /// <summary>The index entries of all records that the viewer sees.</summary>
    public IQueryable<SearchEntry> SearchEntries => Seen(Set<SearchEntry>());

    /// <summary>The index entries of one kind that the viewer sees and that the phrase finds, in the order of the index.</summary>
    public IQueryable<SearchEntry> Found(SearchKind kind, SearchPhrase phrase)
    {
        phrase.With(SearchMarks.Of(kind)).With(Reach(kind));
        return Seen((Database.IsNpgsql(), SeesSingleRecords) switch
        {
            (true, false) => FoundByVector(phrase.ToTsQuery()),
            (true, true) => FoundByVectorAmongOwn(phrase.ToTsQuery()),
            (false, false) => FoundByFts5(phrase.ToFts5()),
            (false, true) => FoundByFts5AmongOwn(phrase.ToFts5()),
        });
    }

    /// <summary>Enterprises that the viewer sees whose name or code holds the text, the newest first; none for a text without a letter or digit. For lists to choose from.</summary>
    public IQueryable<Enterprise> FindEnterprises(string text) => SearchPhrase.Whole(text).IsEmpty
        ? Enterprises.Where(row => false)
        : Found(SearchKind.Enterprise, SearchPhrase.Whole(text))
            .OrderByDescending(entry => entry.Id)
            .Join(Enterprises, entry => entry.EnterpriseId, enterprise => enterprise.Id, (entry, enterprise) => enterprise);

    /// <summary>Whether a social credit code is in the register, seen or not: it stands there once for everybody.</summary>
    public Task<bool> IsRegisteredAsync(string uscc, CancellationToken cancellationToken) => Set<Enterprise>().AnyAsync(row => row.Uscc == uscc, cancellationToken);

    /// <summary>Who changed a record last, and when; null when nothing is known. For the one who is told that another was first.</summary>
    public async Task<(string Name, DateTime At)?> LastChangeAsync(Guid record, CancellationToken cancellationToken)
    {
        var key = record.ToString();
        var last = await Set<AuditEntry>().Where(row => row.RecordKey == key).OrderByDescending(row => row.Id).Select(row => new { row.ByName, row.At }).FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : (last.ByName, last.At);
    }

    // an expert sees a few dozen records wherever they are: no mark says which, so the index is asked about each of them instead of being
    // asked for the hundreds of thousands that hold a common word. It widens or narrows nothing that Seen decides
    private bool SeesSingleRecords => !Viewer.Everything && Viewer.Capacities.Count > 0 && Viewer.Capacities.All(capacity => capacity.Role == Role.Expert);

    private IQueryable<SearchEntry> FoundByFts5AmongOwn(string match) => Set<SearchEntry>().FromSql(
        $"""
         SELECT e."Id", e."Kind", e."RecordKey", e."CaseId", e."DivisionCode", e."EnterpriseId", e."Number", e."Title", e."Tokens"
         FROM (
             SELECT "Id" FROM "Commitments" WHERE "OwnerId" = {Viewer.Person.Value} OR "BackupId" = {Viewer.Person.Value}
             UNION SELECT link."ProblemId" FROM "ConsultationSeats" AS seat JOIN "ConsultationProblems" AS link ON link."ConsultationId" = seat."ConsultationId" WHERE seat."ExpertId" = {Viewer.Person.Value}
             UNION SELECT {Viewer.Person.Value}
         ) AS own CROSS JOIN "SearchEntries" AS e ON e."RecordKey" = own."Id" CROSS JOIN "SearchIndex" AS f ON f.rowid = e."Id"
         WHERE "SearchIndex" MATCH {match}
         """);

    private IQueryable<SearchEntry> FoundByVectorAmongOwn(string match) => Set<SearchEntry>().FromSql(
        $"""
         SELECT * FROM "SearchEntries" WHERE "Vector" @@ CAST({match} AS tsquery) AND "RecordKey" IN (
             SELECT "Id" FROM "Commitments" WHERE "OwnerId" = {Viewer.Person.Value} OR "BackupId" = {Viewer.Person.Value}
             UNION SELECT link."ProblemId" FROM "ConsultationSeats" AS seat JOIN "ConsultationProblems" AS link ON link."ConsultationId" = seat."ConsultationId" WHERE seat."ExpertId" = {Viewer.Person.Value}
             UNION SELECT {Viewer.Person.Value})
         """);

    private IQueryable<SearchEntry> FoundByFts5(string match) => Set<SearchEntry>().FromSql(
        $"""
         SELECT f.rowid AS "Id", e."Kind", e."RecordKey", e."CaseId", e."DivisionCode", e."EnterpriseId", e."Number", e."Title", e."Tokens"
         FROM "SearchIndex" AS f JOIN "SearchEntries" AS e ON e."Id" = f.rowid
         WHERE "SearchIndex" MATCH {match}
         """);

    private IQueryable<SearchEntry> FoundByVector(string match) => Set<SearchEntry>().FromSql(
        $"""SELECT * FROM "SearchEntries" WHERE "Vector" @@ CAST({match} AS tsquery)""");

    private IQueryable<SearchEntry> Seen(IQueryable<SearchEntry> entries)
    {
        if (Viewer.Everything)
        {
            return entries;
        }

        var self = Viewer.Person.Value;
        List<Expression<Func<SearchEntry, bool>>> conditions = [row => row.RecordKey == self];
        foreach (var scope in Viewer.CaseScopes)
        {
            conditions.Add(row => row.CaseId != null && string.Compare(row.DivisionCode, scope.From) >= 0 && string.Compare(row.DivisionCode, scope.To) <= 0);
        }

        foreach (var scope in Viewer.EnterpriseScopes)
        {
            conditions.Add(row => row.CaseId == null && row.EnterpriseId != null && string.Compare(row.DivisionCode, scope.From) >= 0 && string.Compare(row.DivisionCode, scope.To) <= 0);
        }

        foreach (var own in Viewer.Enterprises)
        {
            conditions.Add(row => row.EnterpriseId == own);
        }

        if (Viewer.IsRegulator)
        {
            conditions.Add(row => row.Kind == SearchKind.Person && row.EnterpriseId == null);
        }

        if (Viewer.IsAdministrator)
        {
            conditions.Add(row => row.Kind == SearchKind.Person);
        }

        if (Viewer.IsExpert)
        {
            var (problems, commitments) = (Problems, Commitments);
            conditions.Add(row => row.Kind == SearchKind.Problem && problems.Any(problem => problem.CaseId == row.CaseId && problem.Number == row.Number));
            conditions.Add(row => row.Kind == SearchKind.Commitment && commitments.Any(commitment => commitment.CaseId == row.CaseId && commitment.Number == row.Number));
        }

        return entries.Any(conditions);
    }

    /// <summary>
    /// The marks of which an entry that the viewer sees has at least one, so that the index need not offer a million others; none when that
    /// cannot be said. It widens or narrows nothing that <see cref="Seen"/> decides.
    /// </summary>
    private List<string> Reach(SearchKind kind)
    {
        if (Viewer.Everything || kind == SearchKind.Person || (Viewer.IsExpert && kind != SearchKind.Enterprise))
        {
            return [];
        }

        var scopes = (kind == SearchKind.Enterprise ? Viewer.EnterpriseScopes : Viewer.CaseScopes).Select(SearchMarks.Of).ToList();
        return scopes.Contains(null) ? [] : [.. scopes.OfType<string>(), .. Viewer.Enterprises.Select(SearchMarks.Of)];
    }
}
