using System.Security.Cryptography;
using System.Text;
using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;

namespace Assistance.Web.Features.Agreements;

/// <summary>The signed-in person signs for the own side, after entering the password again.</summary>
/// <param name="Sha256">Hash of the text that was shown.</param>
/// <param name="ConsentText">The consent as it was shown; its hash is kept.</param>
/// <param name="Consent">Whether it was accepted.</param>
/// <param name="Password">The person's own password.</param>
/// <param name="From">Network address of the person, or empty.</param>
/// <returns>Whether the agreement is in force now.</returns>
public sealed record SignAgreement(string Reference, string Sha256, string ConsentText, bool Consent, string Password, string From) : IRequest<bool>;

internal sealed class SignAgreementValidator : AbstractValidator<SignAgreement>
{
    public SignAgreementValidator(Infrastructure.Localization.Text text)
    {
        RuleFor(command => command.Consent).Equal(true).WithMessage(_ => text["agreements.sign.consent-needed"]);
        RuleFor(command => command.Password).NotEmpty();
    }
}

internal sealed class SignAgreementHandler(AssistanceDb db, CurrentUser user, Accounts accounts, FileStore files, SealCertificates certificates) : IRequestHandler<SignAgreement, bool>
{
    public async Task<bool> Handle(SignAgreement request, CancellationToken cancellationToken)
    {
        var found = await db.OpenCaseAsync(request.Reference, cancellationToken);
        var agreement = await db.AgreementAsync(found, AgreementState.OutForSignature, cancellationToken);
        await accounts.CheckAgainAsync(user.Person.Id, request.Password, "agreements.rule.password", cancellationToken);
        var side = user.Is(Role.EnterpriseContact) ? Side.Enterprise : Side.Regulator;
        var consent = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.ConsentText)));
        var inForce = agreement.Sign(side, request.Sha256, consent, request.From, user.Act);
        if (inForce)
        {
            await AgreementEffects.ApplyAsync(db, found, agreement, user.Act, cancellationToken);
            await new AgreementSeals(db, files, certificates).SealAsync(found, agreement, user.Act, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return inForce;
    }
}
