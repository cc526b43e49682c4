using System.Collections.Concurrent;
using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>Something confidential in a case.</summary>
/// <param name="Record">What: "InternalNotes", "Opinions", "StoredFile".</param>
/// <param name="Key">Which of the case; empty where a case has one.</param>
/// <param name="Name">What people call it: number or file name.</param>
public readonly record struct ConfidentialPart(string Record, string Key, string Name)
{
    /// <summary>What the regulator noted for itself in the history of a case.</summary>
    public static ConfidentialPart InternalNotes { get; } = new(nameof(InternalNotes), "", "");

    /// <summary>Declarations and opinions of the experts of a consultation, as only the regulator sees them.</summary>
    public static ConfidentialPart Opinions(string number) => new(nameof(Opinions), number, number);

    /// <summary>A file.</summary>
    public static ConfidentialPart File(StoredFile file) => new(nameof(StoredFile), file.Id.ToString(), file.Name);
}

/// <summary>
/// Notes in the audit trail of a case who looked at what is confidential in it, before it is shown: once a day for each reader and part (twice
/// at most where a node started meanwhile or another one showed it). What cannot be noted is not shown.
/// </summary>
public sealed class AccessLog(IServiceScopeFactory scopes, Clock clock)
{
    private const int MostRemembered = 100_000;
    private readonly ConcurrentDictionary<(PersonId Reader, CaseId Case, string Record, string Key, DateOnly Day), bool> noted = new();

    /// <summary>Notes those parts that this reader has not looked at today.</summary>
    /// <param name="db">The context that has read them. Within a transaction nothing is noted: what is read there goes into what is saved, not to a reader.</param>
    /// <param name="user">Who looks. The product itself is not noted.</param>
    public async Task NoteAsync(AssistanceDb db, CurrentUser user, CaseKey where, IEnumerable<ConfidentialPart> parts, CancellationToken cancellationToken)
    {
        var day = clock.Today;
        var unseen = user.Actor.IsSystem || db.Database.CurrentTransaction is not null ? [] : parts.Where(part => !noted.ContainsKey((user.Person.Id, where.CaseId, part.Record, part.Key, day))).Distinct().ToList();
        if (unseen.Count == 0)
        {
            return;
        }

        // a context of its own: what the request is about to save is not saved with it
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AssistanceDb>();
        own.View(user.Viewer);
        own.Perform(user.Act, "Read");
        var forName = user.Actor.Find(capacity => capacity.Scope?.Contains(where.DivisionCode) == true || capacity.Enterprise == where.EnterpriseId) is { } seeing
            ? user.Actor.In(seeing).For?.Name
            : null;
        foreach (var part in unseen)
        {
            own.Note(new(part.Record, part.Key, "Read", part.Name.Length == 0 ? null : new Dictionary<string, object?[]> { ["Name"] = [null, part.Name] }, Case: where, ForName: forName));
        }

        await own.SaveChangesAsync(cancellationToken);
        if (noted.Count > MostRemembered)
        {
            noted.Clear();
        }

        foreach (var part in unseen)
        {
            noted[(user.Person.Id, where.CaseId, part.Record, part.Key, day)] = true;
        }
    }
}
