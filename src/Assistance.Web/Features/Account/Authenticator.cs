using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using QRCoder;

namespace Assistance.Web.Features.Account;

/// <summary>My authenticator app: whether it is asked for, or how to set it up.</summary>
public sealed record GetAuthenticator : IRequest<AuthenticatorView>;

/// <summary>The second step of one's own account.</summary>
/// <param name="IsOn">Whether a code is asked for at sign-in.</param>
/// <param name="IsRequired">Whether the operator demands it of everybody.</param>
/// <param name="CodesLeft">Recovery codes that were not used yet.</param>
/// <param name="Key">The key to type into the app, in groups of four; null when it is on.</param>
/// <param name="Picture">The same as a picture to scan, a data address; null when it is on.</param>
public sealed record AuthenticatorView(bool IsOn, bool IsRequired, int CodesLeft, string? Key, string? Picture);

internal sealed class GetAuthenticatorValidator : AbstractValidator<GetAuthenticator>;

internal sealed class GetAuthenticatorHandler(CurrentUser user, Credentials credentials, SecondStep secondStep, IOptions<SignInOptions> options) : IRequestHandler<GetAuthenticator, AuthenticatorView>
{
    public async Task<AuthenticatorView> Handle(GetAuthenticator request, CancellationToken cancellationToken)
    {
        var account = await credentials.OfAsync(user.Person.Id, cancellationToken);
        if (account.TwoFactorEnabled)
        {
            return new(true, options.Value.RequireSecondStep, await secondStep.RecoveryCodesLeftAsync(account), null, null);
        }

        var key = await secondStep.KeyAsync(account);
        var address = $"otpauth://totp/Assistance:{Uri.EscapeDataString(account.UserName ?? "")}?secret={key}&issuer=Assistance&digits=6";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        var picture = "data:image/png;base64," + Convert.ToBase64String(code.GetGraphic(5));
        return new(false, options.Value.RequireSecondStep, 0, string.Join(' ', key.Chunk(4).Select(group => new string(group))), picture);
    }
}

/// <summary>Turns the second step on; answers the recovery codes, which are shown once.</summary>
/// <param name="Code">A code of the app, which proves that it knows the key.</param>
/// <param name="Password">The present one: a browser left open must not be enough to shut its owner out.</param>
public sealed record TurnOnAuthenticator(string Code, string Password) : IRequest<IReadOnlyList<string>>;

internal sealed class TurnOnAuthenticatorValidator : AbstractValidator<TurnOnAuthenticator>
{
    public TurnOnAuthenticatorValidator()
    {
        RuleFor(command => command.Code).NotEmpty().MaximumLength(20);
        RuleFor(command => command.Password).NotEmpty().MaximumLength(256);
    }
}

internal sealed class TurnOnAuthenticatorHandler(CurrentUser user, Credentials credentials) : IRequestHandler<TurnOnAuthenticator, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(TurnOnAuthenticator request, CancellationToken cancellationToken)
    {
        var account = await credentials.OfAsync(user.Person.Id, cancellationToken);
        await credentials.RequirePasswordAsync(account, request.Password, nameof(request.Password), cancellationToken);
        var codes = await credentials.TurnOnSecondStepAsync(account, request.Code);
        await credentials.BeginAnewAsync(account);
        return codes;
    }
}

/// <summary>Turns the second step off; the password is asked for again.</summary>
public sealed record TurnOffAuthenticator(string Password) : IRequest<Unit>;

internal sealed class TurnOffAuthenticatorValidator : AbstractValidator<TurnOffAuthenticator>
{
    public TurnOffAuthenticatorValidator() => RuleFor(command => command.Password).NotEmpty().MaximumLength(256);
}

internal sealed class TurnOffAuthenticatorHandler(CurrentUser user, Credentials credentials, IOptions<SignInOptions> options) : IRequestHandler<TurnOffAuthenticator, Unit>
{
    public async Task<Unit> Handle(TurnOffAuthenticator request, CancellationToken cancellationToken)
    {
        var account = await credentials.OfAsync(user.Person.Id, cancellationToken);
        Rule.Require(!options.Value.RequireSecondStep, "account.rule.second-step-required");
        await credentials.RequirePasswordAsync(account, request.Password, "Password", cancellationToken);
        await credentials.TurnOffSecondStepAsync(account);
        await credentials.BeginAnewAsync(account);
        return Unit.Value;
    }
}
