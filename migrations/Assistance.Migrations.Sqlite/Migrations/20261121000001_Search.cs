using Assistance.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Assistance.Migrations.Sqlite.Migrations
{
    /// <summary>The full-text index over SearchEntries, written by hand: FTS5 over the stored tokens, kept by triggers.</summary>
    [DbContext(typeof(AssistanceDb))]
    [Migration("20261121000001_Search")]
    public sealed class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "SearchIndex" USING fts5("Tokens", content='SearchEntries', content_rowid='Id', columnsize=0, prefix='1', tokenize='unicode61 remove_diacritics 0');
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "SearchEntries_Added" AFTER INSERT ON "SearchEntries" BEGIN
                  INSERT INTO "SearchIndex"(rowid, "Tokens") VALUES (new."Id", new."Tokens");
                END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "SearchEntries_Changed" AFTER UPDATE OF "Tokens" ON "SearchEntries" BEGIN
                  INSERT INTO "SearchIndex"("SearchIndex", rowid, "Tokens") VALUES ('delete', old."Id", old."Tokens");
                  INSERT INTO "SearchIndex"(rowid, "Tokens") VALUES (new."Id", new."Tokens");
                END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "SearchEntries_Removed" AFTER DELETE ON "SearchEntries" BEGIN
                  INSERT INTO "SearchIndex"("SearchIndex", rowid, "Tokens") VALUES ('delete', old."Id", old."Tokens");
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var trigger in new[] { "Added", "Changed", "Removed" })
            {
                migrationBuilder.Sql($"DROP TRIGGER \"SearchEntries_{trigger}\";");
            }

            migrationBuilder.Sql("DROP TABLE \"SearchIndex\";");
        }
    }
}
