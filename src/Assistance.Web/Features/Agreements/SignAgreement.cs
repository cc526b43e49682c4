using System.Security.Cryptography;
using System.Text;
using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared.Sealing;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Agreements;

/// <summary>The signed-in person signs for the own side, after proving again who it is.</summary>
/// <param name="Sha256">Hash of the text that was shown.</param>
/// <param name="ConsentText">The consent as it was shown; it is kept, and its hash stands in the signature.</param>
/// <param name="Consent">Whether it was accepted.</param>
/// <param name="Password">The person's own password.</param>
/// <param name="From">Network address of the person, or empty.</param>
/// <param name="Code">A code of the authenticator app, or a recovery code, where the account asks for one.</param>
/// <returns>Whether the agreement is in force now.</returns>
public sealed record SignAgreement(string Reference, string Sha256, string ConsentText, bool Consent, string Password, string From, string Code = "") : IRequest<bool>
{
    /// <summary>The hash of a consent, as it is kept: lower-case hexadecimal.</summary>
    public static string HashOf(string consent) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(consent)));
}

/// <summary>Whether the reader's account asks for a code besides the password.</summary>
public sealed record AsksForCode : IRequest<bool>;

internal sealed class AsksForCodeValidator : AbstractValidator<AsksForCode>;

internal sealed class AsksForCodeHandler(Accounts accounts, CurrentUser user) : IRequestHandler<AsksForCode, bool>
{
    public Task<bool> Handle(AsksForCode request, CancellationToken cancellationToken) => accounts.AsksForCodeAsync(user.Person.Id, cancellationToken);
}

internal sealed class SignAgreementValidator : AbstractValidator<SignAgreement>
{
    public SignAgreementValidator(Infrastructure.Localization.Text text)
    {
        RuleFor(command => command.Consent).Equal(true).WithMessage(_ => text["agreements.sign.consent-needed"]);
        RuleFor(command => command.Password).NotEmpty();
        RuleFor(command => command.Code).MaximumLength(40);
    }
}

internal sealed class SignAgreementHandler(AssistanceDb db, CurrentUser user, Accounts accounts, FileStore files, SealCertificates certificates) : IRequestHandler<SignAgreement, bool>
{
    public async Task<bool> Handle(SignAgreement request, CancellationToken cancellationToken)
    {
        var found = await db.OpenCaseAsync(request.Reference, cancellationToken);
        var agreement = await db.AgreementAsync(found, AgreementState.OutForSignature, cancellationToken);
        var usedCode = await accounts.CheckAgainAsync(user.Person.Id, request.Password, request.Code, cancellationToken);
        var side = user.Is(Role.EnterpriseContact) ? Side.Enterprise : Side.Regulator;
        var proof = usedCode ? SigningProof.PasswordAndCode : SigningProof.Password;
        var inForce = agreement.Sign(side, request.Sha256, SignAgreement.HashOf(request.ConsentText), request.From, proof, user.Act);
        var seals = new AgreementSeals(db, files, certificates);
        await seals.KeepConsentAsync(found, agreement, side, request.ConsentText, user.Act, cancellationToken);
        if (inForce)
        {
            await AgreementEffects.ApplyAsync(db, found, agreement, user.Act, cancellationToken);
            await seals.SealAsync(found, agreement, user.Act, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return inForce;
    }
}
