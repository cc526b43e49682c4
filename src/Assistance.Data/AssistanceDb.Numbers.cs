using System.Globalization;
using Assistance.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data;

/// <content>Running numbers that belong to the whole installation.</content>
public sealed partial class AssistanceDb
{
    /// <summary>
    /// Takes numbers for supervision notices of a year: "DB-2026-014" onwards. They are spent by the next save, or given back when it
    /// fails; should two take the same ones, the unique index lets only one of them save.
    /// </summary>
    public async Task<IReadOnlyList<string>> TakeSupervisionNumbersAsync(int year, int count, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"supervision.{year:0000}");
        var last = await Set<Setting>().AsTracking().FirstOrDefaultAsync(setting => setting.Name == name, cancellationToken);
        if (last is null)
        {
            last = new Setting { Name = name, Value = "0" };
            Add(last);
        }

        var first = int.Parse(last.Value, CultureInfo.InvariantCulture) + 1;
        last.Value = (first + count - 1).ToString(CultureInfo.InvariantCulture);
        last.At = Act?.At ?? last.At;
        return [.. Enumerable.Range(first, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"DB-{year:0000}-{number:000}"))];
    }
}
