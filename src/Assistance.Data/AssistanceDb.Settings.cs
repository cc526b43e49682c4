using Assistance.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Data;

/// <content>Facts about the installation that jobs note down.</content>
public sealed partial class AssistanceDb
{
    /// <summary>
    /// Notes a fact, at once and over what was noted before. Two jobs, or two nodes, may note the same one for the first time: the later
    /// one wins, and neither fails.
    /// </summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="value">Its value.</param>
    /// <param name="at">When, UTC.</param>
    public async Task NoteAsync(string name, string value, DateTime at, CancellationToken cancellationToken)
    {
        if (await OverwriteAsync() > 0)
        {
            return;
        }

        var setting = Add(new Setting { Name = name, Value = value, At = at });
        try
        {
            await SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            setting.State = EntityState.Detached;
            if (await OverwriteAsync() == 0)
            {
                throw;
            }
        }

        Task<int> OverwriteAsync() => Set<Setting>().Where(setting => setting.Name == name)
            .ExecuteUpdateAsync(row => row.SetProperty(setting => setting.Value, value).SetProperty(setting => setting.At, at), cancellationToken);
    }
}
