using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Account;

/// <summary>Whose link this is.</summary>
public sealed record GetPasswordLink(string Token) : IRequest<PasswordLinkView>;

/// <summary>A link that holds.</summary>
public sealed record PasswordLinkView(string Name, string UserName, LinkPurpose Purpose);

internal sealed class GetPasswordLinkValidator : AbstractValidator<GetPasswordLink>;

internal sealed class GetPasswordLinkHandler(AssistanceDb db, OneUseLinks links) : IRequestHandler<GetPasswordLink, PasswordLinkView>
{
    public async Task<PasswordLinkView> Handle(GetPasswordLink request, CancellationToken cancellationToken)
    {
        var link = await links.ReadAsync(request.Token) ?? throw new NotFoundException();
        db.View(Viewer.System);
        var person = await db.People.AsNoTracking().SingleAsync(row => row.Id == link.Account.PersonId, cancellationToken);
        return person.IsActive ? new(person.Name, link.Account.UserName ?? "", link.Purpose) : throw new NotFoundException();
    }
}

/// <summary>Sets a password by a link that came by mail. The link is used up by it; the person signs in afterwards.</summary>
public sealed record SetPassword(string Token, string Password, string Again) : IRequest<Unit>;

internal sealed class SetPasswordValidator : AbstractValidator<SetPassword>
{
    public SetPasswordValidator(Infrastructure.Localization.Text text)
    {
        RuleFor(command => command.Password).NotEmpty().MaximumLength(256);
        RuleFor(command => command.Again).Equal(command => command.Password).WithMessage(_ => text["account.rule.again"]);
    }
}

internal sealed class SetPasswordHandler(OneUseLinks links, Credentials credentials) : IRequestHandler<SetPassword, Unit>
{
    public async Task<Unit> Handle(SetPassword request, CancellationToken cancellationToken)
    {
        var link = await links.ReadAsync(request.Token);
        Rule.Require(link is not null, "account.rule.link-used");
        await credentials.SetPasswordAsync(link.Value.Account, request.Password);
        return Unit.Value;
    }
}
