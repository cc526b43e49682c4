namespace Assistance.Web.Infrastructure.Data;

/// <summary>The one folder that holds everything an installation owns: database, files, mail, keys. Setting Data:Folder.</summary>
public sealed class DataFolder
{
    /// <summary>The folder, made when it is missing.</summary>
    public DataFolder(IConfiguration configuration)
    {
        Root = Path.GetFullPath(configuration["Data:Folder"] is { Length: > 0 } set ? set : "data");
        Make(Root);
    }

    /// <summary>Absolute path.</summary>
    public string Root { get; }

    /// <summary>The database file of SQLite.</summary>
    public string DatabaseFile => Path.Combine(Root, "assistance.db");

    /// <summary>The file of the scheduler, its own.</summary>
    public string SchedulerFile => Path.Combine(Root, "quartz.db");

    /// <summary>A folder inside, made when it is missing: "files", "mail", "keys".</summary>
    public string Folder(string name) => Make(Path.Combine(Root, name)).FullName;

    // keys and people's data: a folder that is made here is for the program's account only; one that is there already is its owner's affair
    private static DirectoryInfo Make(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
