using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Account;

/// <summary>
/// Asks for a link to set a new password. The answer is the same whether there is such an account or not, and comes as fast: only the
/// intent to write is saved, the mail leaves later.
/// </summary>
/// <param name="UserName">The account, or the mail address of its owner.</param>
public sealed record AskForLink(string UserName) : IRequest<Unit>;

internal sealed class AskForLinkValidator : AbstractValidator<AskForLink>
{
    public AskForLinkValidator() => RuleFor(command => command.UserName).NotEmpty().MaximumLength(256);
}

internal sealed class AskForLinkHandler(AssistanceDb db, AccountMail mail, ILookupNormalizer names) : IRequestHandler<AskForLink, Unit>
{
    public async Task<Unit> Handle(AskForLink request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var typed = request.UserName.Trim();
        var normal = names.NormalizeName(typed);
        // an address may be that of several people: each is told about the own account
        var people = await db.People
            .Where(person => person.IsActive && person.Email != null && db.Accounts.Any(account => account.PersonId == person.Id && (account.NormalizedUserName == normal || person.Email == typed)))
            .Take(5).ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            await mail.AskAsync(person, LinkPurpose.Reset, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
