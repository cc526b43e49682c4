using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Web.Features.Files;
using Assistance.Web.Infrastructure.Files;
using Assistance.Web.Tests.Infrastructure;
using Assistance.Web.Tests.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace Assistance.Web.Tests.Features.Backups;

/// <summary>
/// Two people who edit the same few enterprises again and again and hand in files, and the job that removes files that nobody came back for. Only
/// the audit trail grows, so that what a backup holds stays about as much however long it goes on.
/// </summary>
internal sealed class WriteLoad
{
    private const int Rows = 25;
    private const string Name = "Under load ";
    private readonly AssistanceApp app;
    private readonly ConcurrentDictionary<EnterpriseId, int> edits = [];
    private readonly List<List<EnterpriseId>> rows = [];
    private ConcurrentBag<string> files = [];
    private int sequence;
    private int saves;

    private WriteLoad(AssistanceApp app) => this.app = app;

    /// <summary>How many saves were acknowledged since the beginning.</summary>
    public int Saves => Volatile.Read(ref saves);

    /// <summary>Makes the enterprises.</summary>
    public static async Task<WriteLoad> PrepareAsync(AssistanceApp app)
    {
        var load = new WriteLoad(app);
        for (var person = 0; person < 2; person++)
        {
            List<Enterprise> own = [.. Enumerable.Range(0, Rows).Select(row => new Enterprise($"91210211M{person}{row:0000000}X", $"{Name}0", Cast.Division))];
            await app.InDatabase(async db =>
            {
                db.AddRange(own);
                return await db.SaveChangesAsync();
            });
            load.rows.Add([.. own.Select(one => one.Id)]);
        }

        return load;
    }

    /// <summary>The number of the edit that an enterprise was named by.</summary>
    public static int NumberIn(string name) => name.StartsWith(Name, StringComparison.Ordinal) ? int.Parse(name[Name.Length..], CultureInfo.InvariantCulture) : 0;

    /// <summary>The last edit of each enterprise, and the names of the files handed in since the load began anew.</summary>
    public (IReadOnlyDictionary<EnterpriseId, int> Edits, IReadOnlyCollection<string> Files) Acknowledged() => (edits.ToDictionary(), [.. files]);

    /// <summary>Works until it is told to stop; what was handed in before is forgotten, if the clock says so.</summary>
    public Task Begin(CancellationToken stop)
    {
        files = [];
        return Task.WhenAll([.. rows.Select(own => Task.Run(() => WriteAsync(own, stop), CancellationToken.None)), Task.Run(() => RemoveAsync(stop), CancellationToken.None)]);
    }

    private async Task WriteAsync(List<EnterpriseId> own, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var next = Interlocked.Increment(ref sequence);
            await app.SendAs(Cast.Caseworker, new HoldFiles([SampleFiles.InForm($"{next}.txt", Encoding.UTF8.GetBytes($"evidence {next}"))], []));
            files.Add($"{next}.txt");
            Interlocked.Increment(ref saves);
            var id = own[next % own.Count];
            await app.InDatabase(async db =>
            {
                var one = await db.Set<Enterprise>().AsTracking().SingleAsync(row => row.Id == id);
                one.Describe($"{Name}{next}", one.DivisionCode, null, next, null, null, null, null, []);
                return await db.SaveChangesAsync();
            });
            edits[id] = next;
            Interlocked.Increment(ref saves);
        }
    }

    private async Task RemoveAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await app.SendAsSystem(new RemoveForgottenFiles());
        }
    }
}
