namespace Assistance.Web.Infrastructure.Data;

/// <summary>The one folder that holds everything an installation owns: database, files, mail, keys. Setting Data:Folder.</summary>
public sealed class DataFolder
{
    /// <summary>The folder, made when it is missing.</summary>
    public DataFolder(IConfiguration configuration)
    {
        Root = Path.GetFullPath(configuration["Data:Folder"] is { Length: > 0 } set ? set : "data");
        Directory.CreateDirectory(Root);
    }

    /// <summary>Absolute path.</summary>
    public string Root { get; }

    /// <summary>The database file of SQLite.</summary>
    public string DatabaseFile => Path.Combine(Root, "assistance.db");

    /// <summary>The file of the scheduler, its own.</summary>
    public string SchedulerFile => Path.Combine(Root, "quartz.db");

    /// <summary>A folder inside, made when it is missing: "files", "mail", "keys".</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
}
