using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Infrastructure.Drafts;

/// <summary>Keeps what a person has typed into a form and not yet sent; the latest version counts.</summary>
/// <param name="Key">Path of the form's page.</param>
/// <param name="Title">What the form is called on the list of drafts.</param>
/// <param name="Fields">From <see cref="DraftFields.Of"/>.</param>
public sealed record KeepDraft(string Key, string Title, string Fields) : IRequest<DateTime>;

internal sealed class KeepDraftValidator : AbstractValidator<KeepDraft>
{
    private const int FieldsLimit = 512 * 1024;

    public KeepDraftValidator()
    {
        // the key becomes a link on the list of drafts: a path of ours and nothing else
        RuleFor(command => command.Key).MaximumLength(300).Matches(@"\A/[^/\\\p{C}][^\\\p{C}]*\z");
        RuleFor(command => command.Title).NotEmpty().MaximumLength(300);
        RuleFor(command => command.Fields).MaximumLength(FieldsLimit);
    }
}

internal sealed class KeepDraftHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<KeepDraft, DateTime>
{
    public async Task<DateTime> Handle(KeepDraft request, CancellationToken cancellationToken)
    {
        var at = user.Act.At;
        var draft = await db.Drafts.SingleOrDefaultAsync(row => row.FormKey == request.Key, cancellationToken)
            ?? db.Add(new Draft { Id = DraftId.New(), PersonId = user.Person.Id, FormKey = request.Key }).Entity;
        (draft.Title, draft.Fields, draft.SavedAt) = (request.Title, request.Fields, at);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.Entry(draft).State == EntityState.Added)
        {
            // the same form was kept from another window at the same instant
            db.Entry(draft).State = EntityState.Detached;
            await db.Drafts.Where(row => row.FormKey == request.Key).ExecuteUpdateAsync(
                row => row.SetProperty(d => d.Title, request.Title).SetProperty(d => d.Fields, request.Fields).SetProperty(d => d.SavedAt, at),
                cancellationToken);
        }

        return at;
    }
}

/// <summary>Forgets a draft, because the form was sent or its writer does not want it any more.</summary>
public sealed record DiscardDraft(string Key) : IRequest;

internal sealed class DiscardDraftValidator : AbstractValidator<DiscardDraft>;

internal sealed class DiscardDraftHandler(AssistanceDb db) : IRequestHandler<DiscardDraft, Unit>
{
    public async Task<Unit> Handle(DiscardDraft request, CancellationToken cancellationToken)
    {
        await db.Drafts.Where(row => row.FormKey == request.Key).ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Asks for the reader's draft of a form; null when there is none.</summary>
public sealed record GetDraft(string Key) : IRequest<KeptDraft?>;

/// <summary>A draft as it is restored.</summary>
/// <param name="SavedAt">UTC.</param>
public sealed record KeptDraft(string Fields, DateTime SavedAt);

internal sealed class GetDraftHandler(AssistanceDb db) : IRequestHandler<GetDraft, KeptDraft?>
{
    public Task<KeptDraft?> Handle(GetDraft request, CancellationToken cancellationToken) =>
        db.Drafts.Where(row => row.FormKey == request.Key).Select(row => new KeptDraft(row.Fields, row.SavedAt)).FirstOrDefaultAsync(cancellationToken);
}
