using Assistance.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Assistance.Migrations.Postgres.Migrations
{
    /// <summary>
    /// The full-text index over SearchEntries, written by hand: the tokens with their positions as a tsvector. They come in order, so that
    /// no parser of the database decides what a word is; once they are in the vector, the text of them is not kept.
    /// </summary>
    [DbContext(typeof(AssistanceDb))]
    [Migration("20261121000001_Search")]
    public sealed class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE \"SearchEntries\" ADD COLUMN \"Vector\" tsvector;");
            migrationBuilder.Sql("CREATE INDEX \"IX_SearchEntries_Vector\" ON \"SearchEntries\" USING gin (\"Vector\");");
            migrationBuilder.Sql(
                """
                CREATE FUNCTION search_entries_vector() RETURNS trigger LANGUAGE plpgsql AS $function$
                BEGIN
                  IF NEW."Tokens" <> '' THEN
                    NEW."Vector" := (
                      SELECT string_agg('''' || token || ''':' || least(position, 16383), ' ')::tsvector
                      FROM unnest(string_to_array(NEW."Tokens", ' ')) WITH ORDINALITY AS tokens(token, position));
                    NEW."Tokens" := '';
                  END IF;
                  RETURN NEW;
                END
                $function$;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER search_entries_vector BEFORE INSERT OR UPDATE OF "Tokens" ON "SearchEntries"
                FOR EACH ROW EXECUTE FUNCTION search_entries_vector();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER search_entries_vector ON \"SearchEntries\";");
            migrationBuilder.Sql("DROP FUNCTION search_entries_vector();");
            migrationBuilder.Sql("ALTER TABLE \"SearchEntries\" DROP COLUMN \"Vector\";");
        }
    }
}
