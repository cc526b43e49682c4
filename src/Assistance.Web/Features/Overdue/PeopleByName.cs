using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Overdue;

/// <summary>Finds the one person of a side whom a typed name means.</summary>
internal static class PeopleByName
{
    /// <summary>The person who can own something of that side of the case.</summary>
    /// <exception cref="BrokenRuleException">Nobody, or more than one, has that name.</exception>
    public static async Task<Person> FindAsync(AssistanceDb db, string field, string name, Side side, CaseRecord record, CancellationToken cancellationToken)
    {
        var typed = name.Trim();
        var people = db.People.Where(person => person.Name == typed && person.IsActive);
        var found = side == Side.Enterprise
            ? await people.Where(person => person.EnterpriseId == record.EnterpriseId).Take(2).ToListAsync(cancellationToken)
            : await people.Where(person => person.Role == Role.Caseworker || person.Role == Role.Manager).OrderBy(person => person.Id).Take(20).ToListAsync(cancellationToken);
        var own = found.Where(person => person.DivisionCode == record.DivisionCode).ToList();
        var meant = own.Count == 1 ? own : found;
        Rule.RequireFor(field, meant.Count > 0, "overdue.rule.nobody", typed);
        Rule.RequireFor(field, meant.Count == 1, "overdue.rule.several", typed);
        return meant[0];
    }
}
