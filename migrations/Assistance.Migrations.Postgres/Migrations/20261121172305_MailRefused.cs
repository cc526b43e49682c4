using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Assistance.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class MailRefused : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MailRefusal",
                table: "People",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "MailRefusedAt",
                table: "People",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "MailRefusal",
                table: "People");

            migrationBuilder.DropColumn(
                name: "MailRefusedAt",
                table: "People");
        }
    }
}
