using Assistance.Data;
using Assistance.Domain.Agreements;
using Assistance.Domain.Common;
using Assistance.Domain.People;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Pipeline;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Agreements;

/// <summary>The draft as it stands, or a new one with the standing sentences, and who can be named in it.</summary>
public sealed record GetDraftAgreement(string Reference) : IRequest<DraftAgreementView>;

/// <summary>The draft as it stands.</summary>
/// <param name="RowVersion">Version of the draft; 0 for a new one.</param>
/// <param name="IsNew">Whether nothing is saved yet.</param>
/// <param name="Managers">Who can sign for the regulator.</param>
/// <param name="Regulators">The regulator's people.</param>
/// <param name="Leads">Who can sign for the enterprise.</param>
/// <param name="Contacts">The enterprise's people.</param>
public sealed record DraftAgreementView(
    AgreementForm Form, int RowVersion, bool IsNew, IReadOnlyList<Named> Managers, IReadOnlyList<Named> Regulators, IReadOnlyList<Named> Leads, IReadOnlyList<Named> Contacts);

/// <summary>Somebody who can be named.</summary>
public sealed record Named(Guid Id, string Name);

/// <summary>Saves the draft of an agreement; a new one when the case has none.</summary>
/// <param name="RowVersion">Version of the draft that the form was opened on.</param>
public sealed record DraftAgreement(string Reference, AgreementForm Form, int RowVersion) : IRequest<Unit>;

internal sealed class DraftAgreementValidator : AbstractValidator<DraftAgreement>
{
    public DraftAgreementValidator(Text text)
    {
        RuleFor(command => command.Form.Start).NotNull();
        RuleFor(command => command.Form.End).NotNull();
        RuleFor(command => command.Form.SignatoryRegulator).NotNull();
        RuleFor(command => command.Form.SignatoryEnterprise).NotNull();
        RuleForEach(command => command.Form.RegulatorObligations).MaximumLength(1000);
        RuleForEach(command => command.Form.EnterpriseObligations).MaximumLength(1000);
        RuleForEach(command => command.Form.RegulatorItems).Where(item => !item.IsEmpty).ChildRules(Item);
        RuleForEach(command => command.Form.EnterpriseItems).Where(item => !item.IsEmpty).ChildRules(Item);

        void Item(InlineValidator<ItemInput> item)
        {
            item.RuleFor(one => one.Text).NotEmpty().MaximumLength(1000);
            item.RuleFor(one => one.Owner).NotNull().WithMessage(_ => text["agreements.item.owner-needed"]);
            item.RuleFor(one => one.Due).NotNull();
            item.RuleFor(one => one.EvidenceRule).IsInEnum();
        }
    }
}

internal sealed class GetDraftAgreementHandler(AssistanceDb db, CurrentUser user, Text text) : IRequestHandler<GetDraftAgreement, DraftAgreementView>
{
    public async Task<DraftAgreementView> Handle(GetDraftAgreement request, CancellationToken cancellationToken)
    {
        var found = await db.Cases.AsNoTracking().FirstOrDefaultAsync(one => one.Reference == request.Reference, cancellationToken) ?? throw new NotFoundException();
        var agreements = await db.Agreements.AsNoTracking().Where(one => one.CaseId == found.CaseId).ToListAsync(cancellationToken);
        var draft = agreements.Find(one => one.State == AgreementState.Draft);
        if (draft is null && agreements.Count > 0)
        {
            throw new NotFoundException();
        }

        var people = await db.People.AsNoTracking()
            .Where(person => person.IsActive && (person.BureauId == found.BureauId || person.EnterpriseId == found.EnterpriseId))
            .OrderBy(person => person.Name)
            .ToListAsync(cancellationToken);
        var form = draft is not null ? AgreementForm.Of(draft) : Start(people, found.LeadId.Value);
        return new(
            form, draft?.RowVersion ?? 0, draft is null,
            Names(people, person => person.Role == Role.Manager),
            Names(people, person => person.Role is Role.Manager or Role.Caseworker),
            Names(people, person => person.ContactRight == ContactRight.Lead),
            Names(people, person => person.Role == Role.EnterpriseContact));
    }

    private AgreementForm Start(List<Person> people, Guid lead)
    {
        var form = new AgreementForm
        {
            Start = user.Today,
            End = user.Today.AddYears(1).AddDays(-1),
            SignatoryRegulator = Only(people, person => person.Role == Role.Manager),
            SignatoryEnterprise = Only(people, person => person.ContactRight == ContactRight.Lead),
            LiaisonRegulator = lead,
        };
        foreach (var side in Enum.GetValues<Side>())
        {
            form.AddObligations(side, AgreementTemplates.Sentences(text, side, []));
        }

        return form;
    }

    private static Guid? Only(List<Person> people, Func<Person, bool> fits) => people.Where(fits).Select(person => person.Id.Value).ToList() is [var only] ? only : null;

    private static IReadOnlyList<Named> Names(List<Person> people, Func<Person, bool> fits) =>
        [.. people.Where(fits).Select(person => new Named(person.Id.Value, person.Cited))];
}

internal sealed class DraftAgreementHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<DraftAgreement, Unit>
{
    public async Task<Unit> Handle(DraftAgreement request, CancellationToken cancellationToken)
    {
        var found = await db.OpenCaseAsync(request.Reference, cancellationToken);
        var draft = await db.Agreements.FirstOrDefaultAsync(one => one.CaseId == found.CaseId && one.State == AgreementState.Draft, cancellationToken);
        var ids = request.Form.People.Select(id => new PersonId(id)).ToList();
        var people = await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            Rule.Require(person.BureauId == found.BureauId || person.EnterpriseId == found.EnterpriseId, "agreements.rule.person", person.Name);
        }

        var terms = request.Form.ToTerms(id => (people.Find(person => person.Id.Value == id) ?? throw new NotFoundException()).Ref);
        if (draft is null)
        {
            Rule.Require(!await db.Agreements.AnyAsync(one => one.CaseId == found.CaseId, cancellationToken), "agreements.rule.exists");
            db.Add(Agreement.Draft(found.ToCaseKey(), found.Reference, AgreementKind.Original, null, terms, user.Act));
        }
        else
        {
            if (draft.RowVersion != request.RowVersion)
            {
                throw await StaleAsync(draft, request.Form, cancellationToken);
            }

            draft.Revise(terms, user.Act);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task<StaleVersionException> StaleAsync(Agreement draft, AgreementForm form, CancellationToken cancellationToken)
    {
        var last = await db.CaseEvents.Where(line => line.CaseId == draft.CaseId && line.Kind.StartsWith("agreement."))
            .OrderByDescending(line => line.RecordedAt).Select(line => new { line.ByName, line.RecordedAt }).FirstAsync(cancellationToken);
        var saved = AgreementForm.Of(draft);
        var known = saved.Flatten().ToDictionary(field => field.Name, field => field.Value);
        var typed = form.Flatten().ToDictionary(field => field.Name, field => field.Value);
        var ids = saved.People.Concat(form.People).Select(id => new PersonId(id)).ToList();
        var names = await db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id.ToString(), person => person.Name, cancellationToken);
        return new(draft.RowVersion, last.ByName, last.RecordedAt, [.. known.Keys.Union(typed.Keys).Select(name =>
        {
            var (before, after) = (known.GetValueOrDefault(name, ""), typed.GetValueOrDefault(name, ""));
            return new ConflictField("Form." + name, before, after, names.GetValueOrDefault(before), names.GetValueOrDefault(after));
        })]);
    }
}
