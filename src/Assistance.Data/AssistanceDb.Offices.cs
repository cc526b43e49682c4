using Assistance.Domain.Common;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data;

/// <content>Who holds an office. Told to every reader: a request goes to that person, whether or not the reader sees the regulator's people.</content>
public sealed partial class AssistanceDb
{
    /// <summary>The manager who answers for a bureau, or null when none is named.</summary>
    public Task<PersonRef?> HeadOfBureauAsync(BureauId bureau, CancellationToken cancellationToken) =>
        Set<Person>()
            .Where(person => person.IsActive && Set<Bureau>().Any(row => row.Id == bureau && row.HeadId == person.Id))
            .Select(person => new PersonRef(person.Id, person.Name))
            .FirstOrDefaultAsync(cancellationToken);
}
