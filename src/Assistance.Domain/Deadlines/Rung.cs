using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Assistance.Domain.Deadlines;

/// <summary>What a rung of the chase ladder does.</summary>
public enum RungKind
{
    /// <summary>A reminder up to and including the due date.</summary>
    Reminder = 1,

    /// <summary>An escalation after the due date.</summary>
    Level = 2,

    /// <summary>The weekly line in the manager's digest, once the highest level is raised.</summary>
    Weekly = 3,
}

/// <summary>
/// One rung of the chase ladder. Codes: "R5" (reminder 5 working days before), "L2" (level 2), "W2026-11-23" (the Monday of that week).
/// </summary>
public sealed record Rung
{
    private Rung(RungKind kind, int number, DateOnly? monday) => (Kind, Number, Monday) = (kind, number, monday);

    /// <summary>Reminder on the fifth working day before the due date.</summary>
    public static Rung R5 { get; } = Reminder(5);

    /// <summary>Reminder on the last working day before the due date.</summary>
    public static Rung R1 { get; } = Reminder(1);

    /// <summary>Reminder on the due date.</summary>
    public static Rung R0 { get; } = Reminder(0);

    /// <summary>Level 1: owner, backup and lead caseworker.</summary>
    public static Rung L1 { get; } = AtLevel(1);

    /// <summary>Level 2: also the manager; a cause is owed.</summary>
    public static Rung L2 { get; } = AtLevel(2);

    /// <summary>Level 3: also the head of the bureau above; a supervision notice 督办单.</summary>
    public static Rung L3 { get; } = AtLevel(3);

    /// <summary>What the rung does.</summary>
    public RungKind Kind { get; }

    /// <summary>Working days before the due date for a reminder, 1 to 3 for a level, 0 for a weekly line.</summary>
    public int Number { get; }

    /// <summary>The Monday of a weekly line, else null.</summary>
    public DateOnly? Monday { get; }

    /// <summary>Whether it is a reminder.</summary>
    public bool IsReminder => Kind == RungKind.Reminder;

    /// <summary>The level that it raises, 1 to 3; 0 for a reminder or a weekly line.</summary>
    public int Level => Kind == RungKind.Level ? Number : 0;

    /// <summary>The code, as it is stored and printed.</summary>
    public string Code => Kind switch
    {
        RungKind.Reminder => string.Create(CultureInfo.InvariantCulture, $"R{Number}"),
        RungKind.Level => string.Create(CultureInfo.InvariantCulture, $"L{Number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"W{Monday:yyyy-MM-dd}"),
    };

    /// <summary>A reminder so many working days before the due date; 0 to 99.</summary>
    public static Rung Reminder(int workingDaysBefore)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDaysBefore);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDaysBefore, 99);
        return new(RungKind.Reminder, workingDaysBefore, null);
    }

    /// <summary>The escalation to a level, 1 to 3.</summary>
    public static Rung AtLevel(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 3);
        return new(RungKind.Level, level, null);
    }

    /// <summary>The weekly line of a Monday.</summary>
    /// <exception cref="ArgumentException">The day is no Monday.</exception>
    public static Rung Week(DateOnly monday) => monday.DayOfWeek == DayOfWeek.Monday
        ? new(RungKind.Weekly, 0, monday)
        : throw new ArgumentException("A weekly rung belongs to a Monday.", nameof(monday));

    /// <summary>Reads a code.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Rung Parse(string code) =>
        TryParse(code, out var rung) ? rung : throw new FormatException($"'{code}' is no rung of the chase ladder.");

    /// <summary>Reads a code, or says that it is none.</summary>
    public static bool TryParse(string? code, [NotNullWhen(true)] out Rung? rung)
    {
        rung = null;
        if (code is ['W', .. var day]
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var monday)
            && monday.DayOfWeek == DayOfWeek.Monday)
        {
            rung = Week(monday);
        }
        else if (code is [var letter and ('R' or 'L'), .. var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            rung = letter == 'R' && number <= 99 ? Reminder(number) : letter == 'L' && number is >= 1 and <= 3 ? AtLevel(number) : null;
        }

        return rung is not null && rung.Code == code;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>A rung that was raised, as the deadline remembers it.</summary>
/// <param name="Code">The code of the rung, "L2".</param>
/// <param name="Day">The day on which it fell by the calendar and the ladder of that time.</param>
/// <param name="On">The day of the sweep that raised it; later than <paramref name="Day"/> when sweeps were missed.</param>
public sealed record RaisedRung(string Code, DateOnly Day, DateOnly On)
{
    /// <summary>The rung itself.</summary>
    public Rung AsRung() => Rung.Parse(Code);
}
