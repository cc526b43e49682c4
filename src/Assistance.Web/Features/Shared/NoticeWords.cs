using Assistance.Data;
using Assistance.Data.Records;
using Assistance.Domain.Deadlines;
using Assistance.Web.Features.Cases;
using Assistance.Web.Features.Chasing;
using Assistance.Web.Features.Commitments;
using Assistance.Web.Infrastructure.Localization;

namespace Assistance.Web.Features.Shared;

/// <summary>A notice in words, in the reader's language: the same in the app and by mail.</summary>
/// <param name="Sentence">What it is about.</param>
/// <param name="Level">What the level means, or null.</param>
/// <param name="Where">Enterprise, case and number, or empty.</param>
/// <param name="Owner">The one who must act, where that is somebody else than the reader; or null.</param>
/// <param name="Why">Why the reader is told.</param>
/// <param name="Url">Address of its record within the product, or null.</param>
/// <param name="WhyUrl">Address of the explanation of the date within the product, or null.</param>
public sealed record NoticeLine(string Sentence, string? Level, string Where, string? Owner, string Why, string? Url, string? WhyUrl = null);

/// <summary>Turns notices into words.</summary>
public static class NoticeWords
{
    /// <summary>The kind of every notice of the ladder.</summary>
    public const string Chase = "chase";

    /// <summary>The words of a notice.</summary>
    /// <param name="name">The case it belongs to, as far as the reader may know it.</param>
    public static NoticeLine Of(Text text, Notice notice, CaseName? name) => notice.Kind == Chase
        ? OfRung(text, notice, name)
        : new(Sentence(text, notice), null, Where(notice, name), null, Why(text, notice), Url(notice, name));

    private static NoticeLine OfRung(Text text, Notice notice, CaseName? name)
    {
        var rung = Rung.Parse(notice.Rung!);
        var kind = Text.Kebab(notice.Facts.GetValueOrDefault("kind") ?? nameof(DeadlineKind.CommitmentDue));
        var when = rung switch
        {
            { Kind: RungKind.Weekly } => "weekly",
            { Level: > 0 } => "late",
            { Number: 0 } => "today",
            _ => "ahead",
        };
        return new(
            text.Fill($"chasing.notice.{kind}.{(when == "weekly" ? "late" : when)}", notice.Facts),
            rung.Level > 0 ? text.Fill($"chasing.notice.level-{rung.Level}", notice.Facts) : when == "weekly" ? text["chasing.notice.weekly"] : null,
            Where(notice, name),
            notice.Why == "owner" ? null : notice.Facts.GetValueOrDefault("responsible"),
            Why(text, notice),
            Url(notice, name),
            name is not null && Enum.TryParse<DeadlineKind>(notice.Facts.GetValueOrDefault("kind"), out var of)
                ? DeadlineLinks.Why(of, name.Reference, notice.Facts.GetValueOrDefault("number") ?? "")
                : null);
    }

    private static string Sentence(Text text, Notice notice) =>
        text.Has(HistoryWords.KeyOf("notice", notice.Kind)) ? HistoryWords.Notice(text, notice.Kind, notice.Facts) : text["notices.other"];

    private static string Why(Text text, Notice notice)
    {
        if (notice.Facts.GetValueOrDefault("for") is { Length: > 0 })
        {
            return text.Fill("notices.why.deputy-of", notice.Facts);
        }

        var key = "notices.why." + notice.Why;
        return text[text.Has(key) ? key : "notices.why.other"];
    }

    private static string Where(Notice notice, CaseName? name) =>
        name is null ? "" : string.Join(" · ", new[] { name.Enterprise, $"{name.Reference} {notice.Facts.GetValueOrDefault("number")}".TrimEnd() }.Where(part => part.Length > 0));

    private static string? Url(Notice notice, CaseName? name)
    {
        if (notice.Facts.GetValueOrDefault("notice") is { Length: > 0 } supervision)
        {
            return ChasingLinks.Supervision(supervision);
        }

        if (name is null)
        {
            return null;
        }

        var number = notice.Facts.GetValueOrDefault("number") ?? "";
        if (notice.Kind == Chase && Enum.TryParse<DeadlineKind>(notice.Facts.GetValueOrDefault("kind"), out var kind))
        {
            return DeadlineLinks.For(kind, name.Reference, number);
        }

        return notice.Kind.StartsWith("commitment.", StringComparison.Ordinal) && number.Length > 0
            ? CommitmentsLinks.Details(name.Reference, number)
            : CasesLinks.Details(name.Reference);
    }
}
