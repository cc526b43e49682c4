namespace Assistance.Data.Records;

/// <summary>A day on which the working calendar differs from the week: a holiday, or a make-up working day 调休.</summary>
public sealed class CalendarRow
{
    /// <summary>The day; unique.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Name in Chinese.</summary>
    public string NameZh { get; set; } = "";

    /// <summary>Name in English.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>Whether it is worked.</summary>
    public bool IsWorkday { get; set; }
}
