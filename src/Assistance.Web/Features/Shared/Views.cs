using Assistance.Domain.Common;

namespace Assistance.Web.Features.Shared;

/// <summary>One number of the counts bar (_Counts). A number opens its rows, so it always has an address.</summary>
/// <param name="Note">The line below the number, or null.</param>
/// <param name="Tone">"bad", "warn", "good", or "" for a mere count.</param>
/// <param name="Capped">Whether there are more than were counted: "1,000+".</param>
public sealed record CountTile(string Label, int Count, string? Note, string Url, string Tone = "", bool Capped = false);

/// <summary>What an empty list says (_Empty): what will come here, and what to do now.</summary>
/// <param name="Title">What is empty: "Waiting for me to verify 0".</param>
/// <param name="Message">What will come here and when.</param>
/// <param name="More">The last thing that was here, or null.</param>
public sealed record EmptyState(string Title, string Message, string? More = null, string? Url = null, string? LinkText = null);

/// <summary>One promise on the board.</summary>
/// <param name="Due">Its date; cards stand in this order.</param>
/// <param name="Distance">How far away that is in words, or null.</param>
/// <param name="Title">Number and text: "C3 Submit the draft".</param>
/// <param name="StatusText">The status in other words than its own, or null.</param>
/// <param name="Days">Working days, for Soon and Overdue.</param>
/// <param name="Owner">The one who answers for it.</param>
/// <param name="Level">L1, L2 or L3 where it was raised, or null.</param>
/// <param name="Notes">More facts in a few words each.</param>
public sealed record BoardCard(
    Side Side, DateOnly Due, string? Distance, string Url, string Title, StatusKind Status, string Owner,
    int? Days = null, string? StatusText = null, string? Level = null, IReadOnlyList<string>? Notes = null);

/// <summary>The two-sided board (_Board): regulator left, enterprise right, dates between them, today ruled across.</summary>
/// <param name="RegulatorBalance">One line: what that side owes, and what is late.</param>
/// <param name="EnterpriseBalance">The same for the enterprise.</param>
public sealed record Board(DateOnly Today, string RegulatorBalance, string EnterpriseBalance, IReadOnlyList<BoardCard> Cards);

/// <summary>Where a stage stands.</summary>
public enum StageState
{
    /// <summary>Behind.</summary>
    Done,

    /// <summary>Here.</summary>
    Now,

    /// <summary>Ahead.</summary>
    ToCome,
}

/// <summary>One stage of a case with the fact behind it. The stage track (_Track) takes a list of them.</summary>
public sealed record StageStep(string Name, string? Fact, StageState State);

/// <summary>One thing on the ten-day strip.</summary>
/// <param name="Url">Where it leads, or null.</param>
public sealed record DayMark(DateOnly Day, Side Side, string Words, string? Url = null);

/// <summary>The ten-day strip (_TenDays): ours above the axis, theirs below.</summary>
/// <param name="Days">The working days in order, usually ten.</param>
/// <param name="Ours">The reader's side.</param>
public sealed record TenDays(DateOnly Today, IReadOnlyList<DateOnly> Days, Side Ours, IReadOnlyList<DayMark> Marks);
