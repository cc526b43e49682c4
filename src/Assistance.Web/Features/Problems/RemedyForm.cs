using Assistance.Domain.Problems;
using Assistance.Web.Infrastructure.Localization;
using FluentValidation;

namespace Assistance.Web.Features.Problems;

/// <summary>What is typed about a remedy.</summary>
public sealed class RemedyForm
{
    public RemedyKind? Kind { get; set; }

    public string Text { get; set; } = "";

    /// <summary>Code of the quality service that helps, or empty.</summary>
    public string ServiceCode { get; set; } = "";

    public string Indicator { get; set; } = "";

    public string ExpectedBefore { get; set; } = "";

    public string ExpectedAfter { get; set; } = "";

    /// <summary>The version that a change was begun on.</summary>
    public int RowVersion { get; set; }

    /// <summary>What is prescribed already.</summary>
    public static RemedyForm Of(RemedyView remedy) => new()
    {
        Kind = remedy.Kind,
        Text = remedy.Text,
        ServiceCode = remedy.ServiceCode,
        Indicator = remedy.Indicator,
        ExpectedBefore = remedy.Before,
        ExpectedAfter = remedy.After,
        RowVersion = remedy.RowVersion,
    };
}

internal sealed class RemedyFormValidator : AbstractValidator<RemedyForm>
{
    public RemedyFormValidator(Text text)
    {
        RuleFor(form => form.Kind).NotNull().IsInEnum();
        RuleFor(form => form.Text).NotEmpty().WithMessage(text["problems.rule.remedy-text"]).MaximumLength(4000);
        RuleFor(form => form.Indicator).MaximumLength(300);
        RuleFor(form => form.ExpectedBefore).MaximumLength(200);
        RuleFor(form => form.ExpectedAfter).MaximumLength(200);
    }
}
