using Assistance.Domain.Calendar;
using Assistance.Domain.Commitments;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Commitments;

/// <summary>How the date of a commitment came about, in sentences in the order of time.</summary>
internal static class DateStory
{
    /// <summary>The sentences.</summary>
    public static IReadOnlyList<DateSentence> Of(Commitment commitment, CommitmentStanding standing, WorkingCalendar calendar)
    {
        var story = new List<(DateOnly On, DateSentence Sentence)>();
        if (commitment.AgreedOn is { } agreed)
        {
            story.Add((agreed, new("commitments.story.agreed", agreed, commitment.OriginalDue, new TextKey("commitments.commitment-origin." + Text.Kebab(commitment.Origin.ToString())))));
        }

        var due = commitment.OriginalDue;
        foreach (var extension in commitment.Extensions)
        {
            if (extension is { PausedDays: { } days, Granted: true })
            {
                story.Add((extension.RequestedOn, new("commitments.story.moved", extension.RequestedOn, days, extension.NewDue)));
                due = extension.NewDue;
                continue;
            }

            story.Add((extension.RequestedOn, new("commitments.story.asked", extension.RequestedOn, extension.NewDue, calendar.WorkingDaysBetween(extension.RequestedOn, due))));
            if (extension is { Granted: { } granted, DecidedOn: { } decided })
            {
                story.Add((decided, granted
                    ? new("commitments.story.granted", decided, extension.NewDue.DayNumber - due.DayNumber, extension.NewDue)
                    : new("commitments.story.refused", decided, due)));
                due = granted ? extension.NewDue : due;
            }
        }

        foreach (var back in commitment.Returns)
        {
            story.Add((back.On, new(back.ReworkBy > due ? "commitments.story.returned" : "commitments.story.returned-before", back.On, back.ReworkBy, due)));
        }

        if (commitment is { ConfirmedOn: { } confirmed, VerifyBy: { } verifyBy })
        {
            story.Add((confirmed, new("commitments.story.confirmed", confirmed, Commitment.VerificationWorkingDays, verifyBy)));
        }

        var sentences = story.OrderBy(entry => entry.On).Select(entry => entry.Sentence).ToList();
        if (commitment.State == CommitmentState.Proposed)
        {
            sentences.Add(new("commitments.story.proposed", commitment.OriginalDue));
            if (standing.ActBy is { } answerBy)
            {
                sentences.Add(new("commitments.story.answer", answerBy, Commitment.AnswerWorkingDays));
            }
        }

        if (standing.WorkingDaysLate > 0)
        {
            var key = commitment.ConfirmedOn is null ? "commitments.story.late" : "commitments.story.was-late";
            sentences.Add(new(key, commitment.EffectiveDue, commitment.ConfirmedOn ?? standing.AsOf, standing.WorkingDaysLate));
        }

        return sentences;
    }

    /// <summary>The days that the sentences speak of.</summary>
    public static IEnumerable<DateOnly> Days(Commitment commitment) =>
    [
        .. commitment.Extensions.Select(extension => extension.RequestedOn),
        .. commitment.Extensions.Select(extension => extension.DecidedOn).OfType<DateOnly>(),
        .. commitment.Returns.Select(back => back.On),
    ];
}
