using Assistance.Data;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.ReferenceCodes;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Account;

/// <summary>What I see of my own account.</summary>
public sealed record GetMyAccount : IRequest<MyAccountView>;

/// <summary>One's own account.</summary>
/// <param name="Organisation">Bureau, enterprise, or the division that an auditor reads; null for experts and administrators.</param>
/// <param name="Right">What a contact may do; null for all others.</param>
/// <param name="HasSecondStep">Whether a code of an authenticator app is asked for at sign-in.</param>
/// <param name="CanHaveDeputy">Whether somebody can stand in for this role.</param>
/// <param name="StandsInFor">Whom the person stands in for today.</param>
/// <param name="Sessions">Where the person is signed in, the newest first.</param>
/// <param name="RowVersion">Of the person's record.</param>
public sealed record MyAccountView(
    PersonId Id, string Name, string? Title, string UserName, Role Role, ContactRight? Right, string? Organisation, string? Email, string? Phone,
    string Language, bool HasSecondStep, bool CanHaveDeputy, IReadOnlyList<string> StandsInFor, IReadOnlyList<MySession> Sessions, int RowVersion);

/// <summary>One sign-in that holds.</summary>
/// <param name="BegunAt">UTC.</param>
/// <param name="Browser">What the browser called itself.</param>
/// <param name="IsThis">Whether it is the reader's present one.</param>
public sealed record MySession(Guid Id, DateTime BegunAt, string Browser, bool IsThis);

internal sealed class GetMyAccountValidator : AbstractValidator<GetMyAccount>;

internal sealed class GetMyAccountHandler(AssistanceDb db, CurrentUser user, Codes codes) : IRequestHandler<GetMyAccount, MyAccountView>
{
    public async Task<MyAccountView> Handle(GetMyAccount request, CancellationToken cancellationToken)
    {
        var me = user.Person.Id;
        var person = await db.People.AsNoTracking().SingleAsync(row => row.Id == me, cancellationToken);
        var account = await db.Accounts.AsNoTracking().Where(row => row.PersonId == me).Select(row => new { row.UserName, row.TwoFactorEnabled }).SingleAsync(cancellationToken);
        var organisation = await db.Bureaux.Where(row => row.Id == person.BureauId).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken)
            ?? await db.Enterprises.Where(row => row.Id == person.EnterpriseId).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
        return new(
            me, person.Name, person.Title, account.UserName ?? "", person.Role, person.ContactRight,
            organisation ?? (person.DivisionCode.Length > 0 ? codes.Divisions.FullName(person.DivisionCode) : null), person.Email, person.Phone, person.Language,
            account.TwoFactorEnabled, person.Role is Role.Caseworker or Role.Manager or Role.EnterpriseContact,
            [.. user.Actor.Capacities.Skip(1).Select(capacity => capacity.Person.Name)],
            await db.OpenSessions.Where(row => row.PersonId == me).OrderByDescending(row => row.BegunAt).Take(50)
                .Select(row => new MySession(row.Id, row.BegunAt, row.Browser, row.Id == user.Session)).ToListAsync(cancellationToken),
            person.RowVersion);
    }
}

/// <summary>Changes how I am reached and which language I read.</summary>
/// <param name="Password">The present one; needed for another address only.</param>
public sealed record ChangeMyDetails(string Email, string Phone, string Language, string Password, int RowVersion) : IRequest<Unit>;

internal sealed class ChangeMyDetailsValidator : AbstractValidator<ChangeMyDetails>
{
    public ChangeMyDetailsValidator()
    {
        RuleFor(command => command.Email).EmailAddress().When(command => command.Email.Length > 0).MaximumLength(200);
        RuleFor(command => command.Phone).MaximumLength(40);
        RuleFor(command => command.Password).MaximumLength(256);
        RuleFor(command => command.Language).NotEmpty();
    }
}

internal sealed class ChangeMyDetailsHandler(AssistanceDb db, CurrentUser user, Credentials credentials) : IRequestHandler<ChangeMyDetails, Unit>
{
    public async Task<Unit> Handle(ChangeMyDetails request, CancellationToken cancellationToken)
    {
        var me = user.Person.Id;
        var person = await db.People.SingleAsync(row => row.Id == me, cancellationToken);
        await db.RequireSeenAsync(
            person, me.Value, request.RowVersion, user.Act.At, cancellationToken,
            new(nameof(request.Email), person.Email ?? "", Versions.Posted(request.Email)),
            new(nameof(request.Phone), person.Phone ?? "", Versions.Posted(request.Phone)),
            new(nameof(request.Language), person.Language, request.Language));
        var account = await credentials.OfAsync(me, cancellationToken);
        if (Versions.Posted(request.Email) != (person.Email ?? ""))
        {
            // links to set a password go to this address: a browser left open must not be enough to take the account over
            await credentials.RequirePasswordAsync(account, request.Password, nameof(request.Password), cancellationToken);
        }

        person.Describe(person.Name, person.Title, request.Email, request.Phone, person.IsChiefQualityOfficer);
        person.Speak(request.Language);
        await db.SaveChangesAsync(cancellationToken);
        // the session carries the language
        await credentials.BeginAnewAsync(account, goesOn: true);
        return Unit.Value;
    }
}

/// <summary>Ends one of my sessions in another browser.</summary>
public sealed record EndSession(Guid Session) : IRequest<Unit>;

internal sealed class EndSessionValidator : AbstractValidator<EndSession>;

internal sealed class EndSessionHandler(CurrentUser user, Accounts accounts) : IRequestHandler<EndSession, Unit>
{
    public async Task<Unit> Handle(EndSession request, CancellationToken cancellationToken)
    {
        // one that has ended already, or is somebody else's, is not there
        await accounts.EndAsync(user.Person.Id, request.Session, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Ends my sessions in every browser, this one too.</summary>
public sealed record SignOutEverywhere : IRequest<Unit>;

internal sealed class SignOutEverywhereValidator : AbstractValidator<SignOutEverywhere>;

internal sealed class SignOutEverywhereHandler(CurrentUser user, Credentials credentials, Accounts accounts) : IRequestHandler<SignOutEverywhere, Unit>
{
    public async Task<Unit> Handle(SignOutEverywhere request, CancellationToken cancellationToken)
    {
        await credentials.EndSessionsAsync(await credentials.OfAsync(user.Person.Id, cancellationToken));
        await accounts.SignOutAsync(cancellationToken);
        return Unit.Value;
    }
}
