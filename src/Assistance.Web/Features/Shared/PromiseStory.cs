using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Shared;

/// <summary>A promise line in words, for whoever cannot see it.</summary>
public static class PromiseStory
{
    /// <summary>"Agreed on 9 Apr, due 30 Oct; reminded R5, R1, R0; raised to L1; today 20 Nov, 15 working days late".</summary>
    public static string Of(PromiseLine line, Text text)
    {
        List<string> clauses = [text["shared.promise.story.agreed", line.Agreed]];
        if (line.Extended)
        {
            clauses.Add(text["shared.promise.story.original", line.OriginalDue]);
            clauses.Add(text["shared.promise.story.extended", line.Due]);
        }
        else
        {
            clauses.Add(text["shared.promise.story.due", line.Due]);
        }

        Rungs(clauses, line, text, "reminded", r => r is { State: RungState.Raised, IsLevel: false });
        Rungs(clauses, line, text, "levels", r => r is { State: RungState.Raised, IsLevel: true });
        if (line.Confirmed is { } confirmed)
        {
            clauses.Add(text["shared.promise.story.confirmed", confirmed]);
        }

        if (line.WorkingDaysLate > 0)
        {
            clauses.Add(text[line.Open && line.Confirmed is null ? "shared.promise.story.late" : "shared.promise.story.was-late", line.WorkingDaysLate, line.Today]);
        }

        if (line.Verified is { } verified)
        {
            clauses.Add(text["shared.promise.story.verified", verified]);
        }
        else if (line.Ended is { } ended)
        {
            clauses.Add(text["shared.promise.story.ended", ended]);
        }
        else if (line.VerifyBy is { } verifyBy)
        {
            clauses.Add(text["shared.promise.story.verify-by", verifyBy]);
        }

        if (line.Open)
        {
            var next = line.Rungs.Where(r => r.State == RungState.ToCome).OrderBy(r => r.Day).FirstOrDefault();
            if (next is not null)
            {
                clauses.Add(text["shared.promise.story.next", next.Day, next.Name]);
            }

            clauses.Add(text["shared.promise.story.today", line.Today]);
        }

        return string.Join(text["shared.clause-separator"], clauses);
    }

    private static void Rungs(List<string> clauses, PromiseLine line, Text text, string key, Func<PromiseRung, bool> which)
    {
        var names = line.Rungs.Where(which).Select(r => r.Name).ToList();
        if (names.Count > 0)
        {
            clauses.Add(text["shared.promise.story." + key, names]);
        }
    }
}
