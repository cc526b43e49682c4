using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Common;
using Assistance.Web.Infrastructure.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Chasing;

/// <summary>Lets a mail that was given up be tried again, with all the notices in it; where its address was refused, the address too.</summary>
public sealed record RetryMail(NoticeId Id) : IRequest<int>;

/// <summary>Nothing to check.</summary>
public sealed class RetryMailValidator : AbstractValidator<RetryMail>;

internal sealed class RetryMailHandler(AssistanceDb db) : IRequestHandler<RetryMail, int>
{
    public async Task<int> Handle(RetryMail request, CancellationToken cancellationToken)
    {
        var failed = db.Notices.Where(row => row.Channel == NoticeChannel.Mail && row.State == NoticeState.Failed);
        var mail = await failed.Where(row => row.Id == request.Id).Select(row => new { row.MessageId, row.RecipientId }).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException();
        if (await db.People.SingleOrDefaultAsync(row => row.Id == mail.RecipientId && row.MailRefusedAt != null, cancellationToken) is { } person)
        {
            person.TryMailAgain();
            await db.SaveChangesAsync(cancellationToken);
        }

        return await failed.Where(row => row.MessageId == mail.MessageId && row.RecipientId == mail.RecipientId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, NoticeState.Pending).SetProperty(row => row.Attempts, 0)
                .SetProperty(row => row.NextAttemptAt, (DateTime?)null).SetProperty(row => row.SettledAt, (DateTime?)null),
            cancellationToken);
    }
}
