using Assistance.Data;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Account;

/// <summary>Makes the first administrator of a new installation, by the link that its first start printed.</summary>
public sealed record SetUp(string Token, string Name, string UserName, string Email, string Language, string Password, string Again) : IRequest<Unit>;

internal sealed class SetUpValidator : AbstractValidator<SetUp>
{
    public SetUpValidator(Infrastructure.Localization.Text text)
    {
        RuleFor(command => command.Name).NotEmpty().MaximumLength(100);
        RuleFor(command => command.UserName).NotEmpty().MaximumLength(100);
        RuleFor(command => command.Email).EmailAddress().When(command => command.Email.Length > 0);
        RuleFor(command => command.Password).NotEmpty().MaximumLength(256);
        RuleFor(command => command.Again).Equal(command => command.Password).WithMessage(_ => text["account.rule.again"]);
    }
}

internal sealed class SetUpHandler(AssistanceDb db, Credentials credentials) : IRequestHandler<SetUp, Unit>
{
    public async Task<Unit> Handle(SetUp request, CancellationToken cancellationToken)
    {
        if (!await SetUpAwaitsHandler.HoldsAsync(db, request.Token, cancellationToken))
        {
            throw new NotFoundException();
        }

        var person = Person.Administrator(request.Name, request.Language == "en" ? "en" : "zh-CN");
        person.Describe(request.Name, null, request.Email, null, false);
        db.Add(person);
        var account = await credentials.AddAsync(person, request.UserName, cancellationToken);
        db.Remove(await db.Settings.SingleAsync(row => row.Name == Credentials.SetUpSetting, cancellationToken));
        credentials.Put(account, request.Password, request.Name);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Whether this is the link of an installation that has no administrator yet.</summary>
public sealed record SetUpAwaits(string Token) : IRequest<bool>;

internal sealed class SetUpAwaitsValidator : AbstractValidator<SetUpAwaits>;

internal sealed class SetUpAwaitsHandler(AssistanceDb db) : IRequestHandler<SetUpAwaits, bool>
{
    public Task<bool> Handle(SetUpAwaits request, CancellationToken cancellationToken) => HoldsAsync(db, request.Token, cancellationToken);

    internal static async Task<bool> HoldsAsync(AssistanceDb db, string token, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var hash = Credentials.HashOf(token);
        return await db.Settings.AnyAsync(row => row.Name == Credentials.SetUpSetting && row.Value == hash, cancellationToken)
            && !await db.People.AnyAsync(row => row.Role == Role.Administrator, cancellationToken);
    }
}

/// <summary>Prepares the link of an installation without people; answers the token, or null when there is somebody already.</summary>
public sealed record PrepareSetUp : IRequest<string?>;

internal sealed class PrepareSetUpValidator : AbstractValidator<PrepareSetUp>;

internal sealed class PrepareSetUpHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<PrepareSetUp, string?>
{
    public async Task<string?> Handle(PrepareSetUp request, CancellationToken cancellationToken)
    {
        if (await db.Accounts.AnyAsync(cancellationToken) || await db.Settings.AnyAsync(row => row.Name == Credentials.SetUpSetting, cancellationToken))
        {
            return null;
        }

        var token = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24));
        db.Add(new Assistance.Data.Records.Setting { Name = Credentials.SetUpSetting, Value = Credentials.HashOf(token), At = user.Act.At });
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }
}
