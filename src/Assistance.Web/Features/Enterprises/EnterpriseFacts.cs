using Assistance.Domain.Common;
using Assistance.Domain.Enterprises;
using Assistance.Web.Infrastructure.Localization;
using Assistance.Web.Infrastructure.ReferenceCodes;
using FluentValidation;

namespace Assistance.Web.Features.Enterprises;

/// <summary>What a form says about an enterprise. Division and industry are as somebody typed them.</summary>
public sealed class EnterpriseFacts
{
    public string Name { get; set; } = "";

    /// <summary>Code or name of the division.</summary>
    public string Division { get; set; } = "";

    /// <summary>The code that was chosen among several that fit; empty when none had to be chosen.</summary>
    public string DivisionChoice { get; set; } = "";

    /// <summary>Code or name of the industry; empty when it is not known.</summary>
    public string Industry { get; set; } = "";

    /// <summary>The code that was chosen among several that fit.</summary>
    public string IndustryChoice { get; set; } = "";

    public int? Employees { get; set; }

    /// <summary>In 万元 (10,000 CNY).</summary>
    public decimal? Revenue { get; set; }

    /// <summary>In 万元 (10,000 CNY).</summary>
    public decimal? Assets { get; set; }

    public string Address { get; set; } = "";

    /// <summary>Main products, one in each line.</summary>
    public string Products { get; set; } = "";

    /// <summary>Name of the quality cooperative that the enterprise stands for, or empty.</summary>
    public string Cooperative { get; set; } = "";

    /// <summary>Members of the cooperative, one in each line.</summary>
    public string Members { get; set; } = "";

    /// <summary>The division that is meant.</summary>
    internal TypedCode ReadDivision(Codes codes) => codes.Division(Division) is var typed && typed.Code is null && DivisionChoice.Length > 0 ? codes.Division(DivisionChoice) : typed;

    /// <summary>The industry that is meant.</summary>
    internal TypedCode ReadIndustry(Codes codes, Text text) =>
        codes.Industry(Industry, text.Culture) is var typed && typed.Code is null && Industry.Length > 0 && IndustryChoice.Length > 0 ? codes.Industry(IndustryChoice, text.Culture) : typed;

    /// <summary>Writes the facts, once they were checked, into the record.</summary>
    internal void WriteTo(Enterprise enterprise, Actor by, Codes codes, Text text)
    {
        var division = ReadDivision(codes).Code!;
        var industry = ReadIndustry(codes, text).Code;
        by.RequireKeeper(division, codes.Divisions.FullName(division));
        enterprise.Describe(
            Name, division, industry, Employees, Revenue, Assets, codes.Sizes.Compute(industry, new SizeFigures(Employees, Revenue, Assets)), Address, Lines(Products));
        enterprise.LeadCooperative(Cooperative, Lines(Members));
    }

    internal static string[] Lines(string text) => text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Checks the shape of the facts, and that division and industry are clear.</summary>
internal sealed class EnterpriseFactsValidator : AbstractValidator<EnterpriseFacts>
{
    private const decimal MostMoney = 1_000_000_000;

    public EnterpriseFactsValidator(Codes codes, Text text)
    {
        RuleFor(facts => facts.Name).NotEmpty().MaximumLength(200);
        RuleFor(facts => facts.Division).Custom((typed, context) =>
            Clear(context, "division", typed.Length == 0 ? null : context.InstanceToValidate.ReadDivision(codes), text, required: true));
        RuleFor(facts => facts.Industry).Custom((typed, context) =>
            Clear(context, "industry", typed.Length == 0 ? null : context.InstanceToValidate.ReadIndustry(codes, text), text, required: false));
        RuleFor(facts => facts.Employees).InclusiveBetween(0, 10_000_000);
        RuleFor(facts => facts.Revenue).InclusiveBetween(0, MostMoney);
        RuleFor(facts => facts.Assets).InclusiveBetween(0, MostMoney);
        RuleFor(facts => facts.Address).MaximumLength(300);
        RuleFor(facts => facts.Products).MaximumLength(2000);
        RuleFor(facts => facts.Cooperative).MaximumLength(200);
        RuleFor(facts => facts.Members).MaximumLength(10_000);
    }

    private static void Clear(ValidationContext<EnterpriseFacts> context, string kind, TypedCode? read, Text text, bool required)
    {
        if (read?.Code is null && (read is not null || required))
        {
            context.AddFailure(text["enterprises.rule." + kind + (read is null ? "-empty" : read.Offers.Count == 0 ? "-unknown" : "-several")]);
        }
    }
}
