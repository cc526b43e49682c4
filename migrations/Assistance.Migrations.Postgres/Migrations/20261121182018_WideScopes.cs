using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assistance.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class WideScopes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Commitments_Agreed_Side_Due_Id",
                table: "Commitments");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_CausesOwed_DivisionCode",
                table: "Deadlines",
                column: "DivisionCode",
                filter: "\"Kind\" = 'CauseDue' AND \"ClosedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_Agreed_DivisionCode_Side_Due",
                table: "Commitments",
                columns: new[] { "DivisionCode", "Side", "Due", "Id", "OriginalDue", "ReworkBy", "AgreedOn" },
                filter: "\"State\" = 'Agreed'");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_Agreed_OwnerName_Due_Id",
                table: "Commitments",
                columns: new[] { "OwnerName", "Due", "Id", "DivisionCode" },
                filter: "\"State\" = 'Agreed'");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_Agreed_Side_Due_Id",
                table: "Commitments",
                columns: new[] { "Side", "Due", "Id", "DivisionCode", "OriginalDue", "ReworkBy", "AgreedOn" },
                filter: "\"State\" = 'Agreed'");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_Due_Id",
                table: "Commitments",
                columns: new[] { "Due", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_WereLate_Due_Id",
                table: "Commitments",
                columns: new[] { "Due", "Id", "DivisionCode" },
                filter: "\"ConfirmedOn\" > \"OriginalDue\" OR (\"ConfirmedOn\" IS NULL AND \"ClosedOn\" > \"OriginalDue\")");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Deadlines_CausesOwed_DivisionCode",
                table: "Deadlines");

            migrationBuilder.DropIndex(
                name: "IX_Commitments_Agreed_DivisionCode_Side_Due",
                table: "Commitments");

            migrationBuilder.DropIndex(
                name: "IX_Commitments_Agreed_OwnerName_Due_Id",
                table: "Commitments");

            migrationBuilder.DropIndex(
                name: "IX_Commitments_Agreed_Side_Due_Id",
                table: "Commitments");

            migrationBuilder.DropIndex(
                name: "IX_Commitments_Due_Id",
                table: "Commitments");

            migrationBuilder.DropIndex(
                name: "IX_Commitments_WereLate_Due_Id",
                table: "Commitments");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_Agreed_Side_Due_Id",
                table: "Commitments",
                columns: new[] { "Side", "Due", "Id", "DivisionCode" },
                filter: "\"State\" = 'Agreed'");
        }
    }
}
