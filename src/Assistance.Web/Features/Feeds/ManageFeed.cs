using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Web.Infrastructure;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.Security;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Features.Feeds;

/// <summary>Since when the reader has a calendar feed, UTC; null when there is none.</summary>
public sealed record GetFeed : IRequest<DateTime?>;

/// <summary>Makes the reader's feed, or gives it a new address; the old one ends.</summary>
/// <returns>The whole address, which is never shown again.</returns>
public sealed record RenewFeed : IRequest<string>;

/// <summary>Ends the reader's feed.</summary>
public sealed record RevokeFeed : IRequest;

internal sealed class RenewFeedValidator : AbstractValidator<RenewFeed>;

internal sealed class RevokeFeedValidator : AbstractValidator<RevokeFeed>;

internal sealed class GetFeedHandler(AssistanceDb db, CurrentUser user) : IRequestHandler<GetFeed, DateTime?>
{
    public Task<DateTime?> Handle(GetFeed request, CancellationToken cancellationToken)
    {
        var name = FeedSecret.SettingOf(user.Person.Id);
        return db.Settings.Where(row => row.Name == name).Select(row => (DateTime?)row.At).FirstOrDefaultAsync(cancellationToken);
    }
}

internal sealed class RenewFeedHandler(AssistanceDb db, CurrentUser user, Clock clock, IOptions<SiteOptions> site) : IRequestHandler<RenewFeed, string>
{
    public async Task<string> Handle(RenewFeed request, CancellationToken cancellationToken)
    {
        var secret = FeedSecret.New();
        db.Note(new(nameof(Account), user.Person.Id.Value.ToString(), "FeedRenewed"));
        await db.SaveChangesAsync(cancellationToken);
        await db.NoteAsync(FeedSecret.SettingOf(user.Person.Id), FeedSecret.Hash(secret), clock.Now, cancellationToken);
        return site.Value.BaseUrl.TrimEnd('/') + FeedsLinks.Of(user.Person.Id, secret);
    }
}

internal sealed class RevokeFeedHandler(AssistanceDb db, CurrentUser user) : AsyncRequestHandler<RevokeFeed>
{
    protected override async Task Handle(RevokeFeed request, CancellationToken cancellationToken)
    {
        var name = FeedSecret.SettingOf(user.Person.Id);
        db.RemoveRange(await db.Settings.AsTracking().Where(row => row.Name == name).ToListAsync(cancellationToken));
        db.Note(new(nameof(Account), user.Person.Id.Value.ToString(), "FeedRevoked"));
        await db.SaveChangesAsync(cancellationToken);
    }
}
