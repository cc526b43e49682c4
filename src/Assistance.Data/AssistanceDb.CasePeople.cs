using Assistance.Domain.Common;
using Assistance.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data;

/// <content>People of a case.</content>
public sealed partial class AssistanceDb
{
    /// <summary>People who can answer for commitments of a side: the bureau's own and the experts, or the contacts of the enterprise who may deliver.</summary>
    /// <param name="bureau">The bureau that has the case.</param>
    /// <param name="enterprise">The enterprise that is assisted.</param>
    public IQueryable<Person> PeopleOf(Side side, BureauId bureau, EnterpriseId enterprise) => side == Side.Regulator
        ? People.Where(person => person.IsActive && (person.BureauId == bureau || person.Role == Role.Expert))
        : People.Where(person => person.IsActive && person.Role == Role.EnterpriseContact && person.EnterpriseId == enterprise && person.ContactRight != ContactRight.Reader);

    /// <summary>The contact who speaks for the enterprise: the main contact when that is a lead, else any lead contact; null when there is none.</summary>
    public async Task<PersonRef?> LeadContactAsync(EnterpriseId enterprise, CancellationToken cancellationToken)
    {
        var main = await Enterprises.Where(one => one.Id == enterprise).Select(one => one.MainContactId).FirstOrDefaultAsync(cancellationToken);
        var leads = await People.AsNoTracking()
            .Where(person => person.IsActive && person.EnterpriseId == enterprise && person.ContactRight == ContactRight.Lead)
            .OrderBy(person => person.Id)
            .Take(20)
            .ToListAsync(cancellationToken);
        return (leads.Find(lead => lead.Id == main) ?? leads.FirstOrDefault())?.Ref;
    }
}
