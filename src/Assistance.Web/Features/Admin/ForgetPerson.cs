using Assistance.Data;
using Assistance.Data.Auditing;
using Assistance.Data.Forgetting;
using Assistance.Data.People;
using Assistance.Data.Records;
using Assistance.Data.Saving;
using Assistance.Data.Viewing;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Features.Shared;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Mail;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Admin;

/// <summary>What forgetting a person would change; nothing changes by asking.</summary>
public sealed record PlanForgetting(PersonId Person) : IRequest<ForgettingPlan>;

/// <summary>What would change when a person is forgotten, and what would stay.</summary>
/// <param name="Pseudonym">What the person would be called.</param>
/// <param name="OpenWork">How much still names the person: while there is any, nobody is forgotten.</param>
/// <param name="Records">Records of cases, deputyships, policies and the like that name the person.</param>
/// <param name="History">Lines of histories.</param>
/// <param name="Notices">Notices that were addressed to the person or name them.</param>
/// <param name="AuditEntries">Audit entries that may name the person.</param>
/// <param name="Drafts">Own drafts, which are removed.</param>
/// <param name="Mails">Mails in the folder "mail" to the person, which are removed.</param>
/// <param name="SignedAgreements">Signed agreements that name the person: they stay as they are.</param>
/// <param name="Files">Files that the person handed in: they stay as they are.</param>
/// <param name="Namesakes">Other people of the same name: where there are any, the bare name in texts stays.</param>
public sealed record ForgettingPlan(
    PersonId Person, string Name, string Pseudonym, bool IsForgotten, int OpenWork, int Records, int History, int Notices, int AuditEntries, int Drafts, int Mails,
    int SignedAgreements, int Files, int Namesakes);

internal sealed class PlanForgettingValidator : AbstractValidator<PlanForgetting>;

internal sealed class PlanForgettingHandler(AssistanceDb db, Text text, PickupFolder mail) : IRequestHandler<PlanForgetting, ForgettingPlan>
{
    public async Task<ForgettingPlan> Handle(PlanForgetting request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Person, cancellationToken) ?? throw new NotFoundException();
        var open = (await OpenWorkReader.OfAsync(db, person.Id, cancellationToken)).Count;
        if (person.ForgottenAt is not null)
        {
            return new(person.Id, person.Name, person.Name, true, open, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var redactor = new NameRedactor(await ForgottenPeople.WhoAsync(db, text, person, true, cancellationToken));
            var records = new RecordRedactor(db, redactor);
            var counts = await records.CountAsync(cancellationToken);
            int Of(Type type) => counts.GetValueOrDefault(type);
            return new(
                person.Id, person.Name, redactor.Who.Pseudonym, false, open, counts.Values.Sum() - Of(typeof(CaseEvent)) - Of(typeof(Notice)), Of(typeof(CaseEvent)), Of(typeof(Notice)),
                (await new AuditRedactor(db, redactor).FindAsync(cancellationToken)).Count, await db.Drafts.CountAsync(row => row.PersonId == person.Id, cancellationToken),
                person.Email is null ? 0 : mail.AddressedTo(person.Email).Count, await records.CountKeptAsync(cancellationToken),
                await db.StoredFiles.CountAsync(row => row.UploadedBy == person.Id, cancellationToken),
                await db.People.CountAsync(row => row.Name == person.Name && row.Id != person.Id, cancellationToken));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}

/// <summary>
/// Erases what identifies a person, for good: records and audit entries call them by a pseudonym, the account and the own drafts go. Signed
/// documents and files stay, as proof.
/// </summary>
/// <param name="Confirmation">The name of the person, typed once more.</param>
/// <param name="Reason">On what ground, such as the person's own wish. Without personal data.</param>
/// <param name="InTexts">Whether the name also gives way inside what people wrote.</param>
public sealed record ForgetPerson(PersonId Person, string Confirmation, string Reason, bool InTexts) : IRequest<ForgottenPerson>;

/// <summary>What forgetting a person came to.</summary>
public sealed record ForgottenPerson(string Pseudonym, int Records, int AuditEntries, int Mails);

internal sealed class ForgetPersonValidator : AbstractValidator<ForgetPerson>
{
    public ForgetPersonValidator() => RuleFor(command => command.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class ForgetPersonHandler(AssistanceDb db, CurrentUser user, Text text, SealCertificates certificates, PickupFolder mail)
    : IRequestHandler<ForgetPerson, ForgottenPerson>
{
    public async Task<ForgottenPerson> Handle(ForgetPerson request, CancellationToken cancellationToken)
    {
        db.View(Viewer.System);
        var person = await db.People.SingleOrDefaultAsync(row => row.Id == request.Person, cancellationToken) ?? throw new NotFoundException();
        Rule.Require(person.Id != user.Person.Id, "admin.rule.not-forget-oneself");
        Rule.RequireFor(nameof(request.Confirmation), Versions.Posted(request.Confirmation).Trim() == person.Name, "admin.rule.forget-name", person.Name);
        var (at, address) = (user.Act.At, person.Email);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var redactor = new NameRedactor(await ForgottenPeople.WhoAsync(db, text, person, request.InTexts, cancellationToken));
        person.Forget(redactor.Who.Pseudonym, (await OpenWorkReader.OfAsync(db, person.Id, cancellationToken)).Count, at);
        await ForgottenPeople.RemoveAccountAsync(db, person.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();

        var changed = await new RecordRedactor(db, redactor).RedactAsync(cancellationToken);
        await new SearchRebuild(db, null).RefreshAsync([.. changed.Values.SelectMany(keys => keys)], cancellationToken);
        var audit = new AuditRedactor(db, redactor);
        var erased = await AuditEraser.EraseAsync(db, await audit.FindAsync(cancellationToken), audit.Left, at, certificates.Sign, cancellationToken);
        db.Note(new(nameof(Person), request.Person.Value.ToString(), "Forgotten", changed.Where(one => one.Value.Count > 0)
            .ToDictionary(one => one.Key.Name, one => new object?[] { null, one.Value.Count }))
        {
            Reason = redactor.Text(request.Reason.Trim()),
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(redactor.Who.Pseudonym, changed.Values.Sum(keys => keys.Count), erased, address is null ? 0 : mail.Remove(mail.AddressedTo(address)));
    }
}

/// <summary>Who somebody is, for those who take them out, and what goes with them.</summary>
internal static class ForgottenPeople
{
    public static async Task<Forgotten> WhoAsync(AssistanceDb db, Text text, Person person, bool inTexts, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().Where(row => row.PersonId == person.Id).Select(row => row.UserName).SingleOrDefaultAsync(cancellationToken);
        // the word is of the person's language, the rest the last digits of the identifier: more of them where two people would get the same
        var words = text.In(Languages.All.First(one => one.Name == person.Language));
        var id = person.Id.Value.ToString("N").ToUpperInvariant();
        var (digits, pseudonym) = (4, words["people.pseudonym", id[^4..]]);
        while (await db.People.AnyAsync(row => row.Name == pseudonym, cancellationToken))
        {
            pseudonym = words["people.pseudonym", id[^++digits..]];
        }

        // an account that is no address may be an ordinary word
        IEnumerable<string?> contacts = [person.Email, person.Phone, account?.Contains('@', StringComparison.Ordinal) == true ? account : null];
        return new(
            person.Id, person.Name, person.Cited, [.. contacts.OfType<string>().Distinct()], pseudonym,
            await db.People.AnyAsync(row => row.Name == person.Name && row.Id != person.Id, cancellationToken), inTexts);
    }

    /// <summary>Removes the account with its sessions and settings named after the person (the calendar feed), and the own drafts, in the next save.</summary>
    public static async Task RemoveAccountAsync(AssistanceDb db, PersonId person, CancellationToken cancellationToken)
    {
        var own = "." + person.Value.ToString("N");
        db.RemoveRange(await db.Accounts.AsTracking().Where(row => row.PersonId == person).ToListAsync(cancellationToken));
        db.RemoveRange(await db.OpenSessions.AsTracking().Where(row => row.PersonId == person).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Drafts.AsTracking().Where(row => row.PersonId == person).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Settings.AsTracking().Where(row => row.Name.EndsWith(own)).ToListAsync(cancellationToken));
    }
}
