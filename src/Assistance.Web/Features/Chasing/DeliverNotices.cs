using System.Threading.Channels;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Mail;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Chasing;

/// <summary>
/// Sends what waits in the outbox: one digest for each person and sweep, a mail of its own for level 3. Several mails are on their way at
/// the same time; each is claimed, looked at and settled by itself, so that one that cannot be sent delays no other.
/// </summary>
public sealed record DeliverNotices : IRequest<DeliveryResult>;

/// <summary>What became of the outbox.</summary>
/// <param name="Sent">Mails that left.</param>
/// <param name="Skipped">Notices that had lost their object, or whose reader has no address.</param>
/// <param name="Delayed">Mails that will be tried again.</param>
/// <param name="Failed">Mails that were given up, or whose address is refused.</param>
/// <param name="Away">Why the mail server was left alone until the next run, or null.</param>
public sealed record DeliveryResult(int Sent, int Skipped, int Delayed, int Failed, string? Away = null);

/// <summary>Nothing to check.</summary>
public sealed class DeliverNoticesValidator : AbstractValidator<DeliverNotices>;

internal sealed class DeliverNoticesHandler(Outbox outbox, IMailSender sender, Clock clock, IOptions<MailOptions> options, IServiceScopeFactory scopes, ILogger<DeliverNoticesHandler> logger)
    : IRequestHandler<DeliverNotices, DeliveryResult>
{
    /// <summary>So many failures without a success in between are the server's fault, whatever it says.</summary>
    private const int FailuresInARow = 10;

    /// <summary>What was looked at longer ago than this is looked at again before it leaves.</summary>
    private static readonly TimeSpan fresh = TimeSpan.FromSeconds(2);

    private int failuresInARow;
    private volatile string? away;

    public async Task<DeliveryResult> Handle(DeliverNotices request, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ready = Channel.CreateBounded<ClaimedMail>(4 * options.Value.Connections);
        var ended = Channel.CreateUnbounded<EndedMail>(new() { SingleReader = true });
        await using var scope = scopes.CreateAsyncScope();
        var settlement = scope.ServiceProvider.GetRequiredService<MailSettlement>();

        // nothing more may leave once its end cannot be noted
        var settling = OrStopAsync(() => settlement.RunAsync(ended.Reader), stop);
        var sending = Enumerable.Range(0, options.Value.Connections)
            .Select(_ => Task.Run(() => OrStopAsync(() => SendAsync(ready.Reader, ended.Writer, settlement, stop.Token), stop), CancellationToken.None))
            .ToList();
        var skipped = 0;
        try
        {
            skipped = await FillAsync(ready.Writer, ended.Writer, stop.Token);
        }
        finally
        {
            // whatever happened, what was sent is noted, and what was not is let go
            ready.Writer.TryComplete();
            await Task.WhenAll(sending);
            ended.Writer.Complete();
            await settling;
        }

        var counts = await settling;
        return new(counts.Sent, skipped + counts.Skipped, counts.Delayed, counts.Failed, away);
    }

    private static async Task<T> OrStopAsync<T>(Func<Task<T>> work, CancellationTokenSource stop)
    {
        try
        {
            return await work();
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task<int> FillAsync(ChannelWriter<ClaimedMail> ready, ChannelWriter<EndedMail> ended, CancellationToken cancellationToken)
    {
        var skipped = await outbox.PrepareAsync(cancellationToken);
        while (away is null && await outbox.ClaimAsync(cancellationToken) is { IsEmpty: false } claimed)
        {
            skipped += claimed.Skipped;
            foreach (var spoiled in claimed.Spoiled)
            {
                await ended.WriteAsync(spoiled, CancellationToken.None);
            }

            foreach (var mail in claimed.Mails)
            {
                await ready.WriteAsync(mail, cancellationToken);
            }
        }

        return skipped;
    }

    private async Task<int> SendAsync(ChannelReader<ClaimedMail> ready, ChannelWriter<EndedMail> ended, MailSettlement settlement, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var mail in ready.ReadAllAsync(CancellationToken.None))
        {
            var stale = clock.Now - mail.LookedAt > fresh;
            if (away is not null || cancellationToken.IsCancellationRequested || mail.IsNearlyFree(clock.Now))
            {
                await ended.WriteAsync(new(mail.Notices, MailEnd.Released, away), CancellationToken.None);
            }
            else if (!stale || await settlement.IsStillDueAsync(mail))
            {
                await ended.WriteAsync(await SendAsync(mail, cancellationToken), CancellationToken.None);
                count++;
            }
        }

        return count;
    }

    private async Task<EndedMail> SendAsync(ClaimedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendAsync(mail.Mail, cancellationToken);
            Interlocked.Exchange(ref failuresInARow, 0);
            return new(mail.Notices, MailEnd.Sent);
        }
        catch (MailException failure)
        {
            // by number and kind: what servers say names people
            logger.LogWarning("Mail {MessageId} was not taken: {Failure} {Code}", mail.Mail.MessageId, failure.Failure, failure.Code);
            if (failure.Failure == MailFailure.Server || (failure.Failure == MailFailure.Temporary && Interlocked.Increment(ref failuresInARow) >= FailuresInARow))
            {
                away = failure.Message;
            }

            return new(
                mail.Notices,
                failure.Failure switch { MailFailure.Server => MailEnd.Released, MailFailure.Address => MailEnd.Refused, _ => MailEnd.PutOff },
                failure.Message,
                mail.Mail.To);
        }
        catch (OperationCanceledException)
        {
            // perhaps it left: the next one to try sends it again under the same Message-ID
            return new(mail.Notices, MailEnd.Released);
        }
        catch (Exception failure)
        {
            logger.LogError("Mail {MessageId} could not be sent: {Failure}", mail.Mail.MessageId, failure.GetType().Name);
            return new(mail.Notices, MailEnd.PutOff, failure.GetType().Name);
        }
    }
}
