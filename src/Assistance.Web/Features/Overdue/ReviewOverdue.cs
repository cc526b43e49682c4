using Assistance.Data;
using Assistance.Domain.Commitments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Features.Overdue;

/// <summary>The whole overdue review as of any day, for operators and files; it never reads the clock.</summary>
public sealed record ReviewOverdue(DateOnly AsOf) : IRequest<IReadOnlyList<OverdueItem>>;

internal sealed class ReviewOverdueHandler(AssistanceDb db) : IRequestHandler<ReviewOverdue, IReadOnlyList<OverdueItem>>
{
    private const int Chunk = 1000;

    public async Task<IReadOnlyList<OverdueItem>> Handle(ReviewOverdue request, CancellationToken cancellationToken)
    {
        var reader = new OverdueReader(db, await db.RulesAsync(cancellationToken), request.AsOf, againstOriginal: false);
        var items = new List<OverdueItem>();
        for (Commitment? last = null; ;)
        {
            var next = OverdueOrder.OldestFirst(reader.Candidates(), last, Chunk);
            var (late, read) = await reader.ReadAsync(next, null, withHistory: true, cancellationToken);
            items.AddRange(late.Select(one => one.Item));
            if (read.Count < Chunk)
            {
                break;
            }

            last = read[^1];
        }

        return [.. items.OrderBy(item => item.Reference, StringComparer.Ordinal).ThenBy(item => item.Number.Length).ThenBy(item => item.Number, StringComparer.Ordinal)];
    }
}
