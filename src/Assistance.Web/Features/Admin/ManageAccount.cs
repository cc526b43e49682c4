using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Admin;

/// <summary>What an administrator does with the account of somebody.</summary>
public enum AccountAct
{
    /// <summary>Sends a link to set a password by mail.</summary>
    SendLink = 1,

    /// <summary>Shows such a link once, for people without mail.</summary>
    ShowLink = 2,

    /// <summary>Turns the authenticator app off, for somebody who lost the phone and the codes.</summary>
    TurnOffApp = 3,

    /// <summary>Ends every session, for a phone or computer that was lost.</summary>
    EndSessions = 4,
}

/// <summary>Helps somebody to come in; gives an account to a person without one.</summary>
/// <param name="UserName">The account to make for a person without one; else not looked at.</param>
public sealed record ManageAccount(PersonId Person, AccountAct Act, string UserName) : IRequest<string?>;

internal sealed class ManageAccountValidator : AbstractValidator<ManageAccount>
{
    public ManageAccountValidator()
    {
        RuleFor(command => command.Act).IsInEnum();
        RuleFor(command => command.UserName).MaximumLength(100);
    }
}

internal sealed class ManageAccountHandler(AssistanceDb db, Credentials credentials, AccountMail mail, OneUseLinks links, IOptions<SiteOptions> site)
    : IRequestHandler<ManageAccount, string?>
{
    /// <summary>The whole address of a link that is to be shown, else null.</summary>
    public async Task<string?> Handle(ManageAccount request, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleOrDefaultAsync(row => row.Id == request.Person, cancellationToken) ?? throw new NotFoundException();
        Rule.Require(person.IsActive, "admin.rule.disabled");
        var account = await db.Accounts.SingleOrDefaultAsync(row => row.PersonId == person.Id, cancellationToken)
            ?? await credentials.AddAsync(person, request.UserName, cancellationToken);
        var purpose = account.PasswordHash is null ? LinkPurpose.Invitation : LinkPurpose.Reset;
        if (request.Act == AccountAct.SendLink)
        {
            Rule.Require(person.Email is not null, "admin.rule.no-mail");
            await mail.AskAsync(person, purpose, cancellationToken);
        }

        if (request.Act == AccountAct.ShowLink)
        {
            db.Note(new("Account", person.Id.Value.ToString(), "LinkShown"));
        }

        await db.SaveChangesAsync(cancellationToken);
        if (request.Act == AccountAct.TurnOffApp)
        {
            await credentials.TurnOffSecondStepAsync(account);
        }

        if (request.Act == AccountAct.EndSessions)
        {
            await credentials.EndSessionsAsync(account);
        }

        return request.Act == AccountAct.ShowLink ? site.Value.BaseUrl.TrimEnd('/') + links.PathFor(account, purpose) : null;
    }
}
