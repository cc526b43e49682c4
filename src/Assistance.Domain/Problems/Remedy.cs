using Assistance.Domain.Common;

namespace Assistance.Domain.Problems;

/// <summary>What a remedy works with.</summary>
public enum RemedyKind
{
    /// <summary>Training people.</summary>
    Training = 1,

    /// <summary>The way of working.</summary>
    Method = 2,

    /// <summary>Calibration of instruments.</summary>
    Calibration = 3,

    /// <summary>Machines and tools.</summary>
    Machine = 4,

    /// <summary>Materials and suppliers.</summary>
    Material = 5,

    /// <summary>Tests and measurements.</summary>
    Measurement = 6,

    /// <summary>A standard.</summary>
    Standard = 7,

    /// <summary>Research.</summary>
    Research = 8,

    /// <summary>A management or information system.</summary>
    System = 9,

    /// <summary>Something else.</summary>
    Other = 10,
}

/// <summary>What is prescribed.</summary>
/// <param name="Text">What is to be done; never empty.</param>
/// <param name="ServiceCode">Code of the quality service that helps ("CER-08"), or empty.</param>
/// <param name="ConsultationId">The consultation whose point it carries out, or null.</param>
/// <param name="AdoptedPoint">Position of that point, from 0; null without a consultation.</param>
/// <param name="Indicator">What will show the success, or empty.</param>
/// <param name="ExpectedBefore">The indicator's value before, as written, or empty.</param>
/// <param name="ExpectedAfter">The value aimed at, as written, or empty.</param>
public sealed record RemedyDetails(
    RemedyKind Kind,
    string Text,
    string ServiceCode = "",
    ConsultationId? ConsultationId = null,
    int? AdoptedPoint = null,
    string Indicator = "",
    string ExpectedBefore = "",
    string ExpectedAfter = "");

/// <summary>破解之法: what is done about the diagnosed cause of one problem. It becomes commitments.</summary>
public sealed class Remedy : CaseRecord
{
    private Remedy()
    {
    }

    private Remedy(QualityProblem problem, string number, DateOnly decidedOn)
        : base(problem.ToCaseKey())
    {
        Id = RemedyId.New();
        ProblemId = problem.Id;
        (Number, DecidedOn) = (number, decidedOn);
    }

    /// <summary>Identifies the remedy.</summary>
    public RemedyId Id { get; private set; }

    /// <summary>The problem whose cause it removes.</summary>
    public ProblemId ProblemId { get; private set; }

    /// <summary>Number within the case: "R1".</summary>
    public string Number { get; private set; } = "";

    /// <summary>What it works with.</summary>
    public RemedyKind Kind { get; private set; }

    /// <summary>What is to be done.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Code of the quality service that helps: "CER-08"; or empty.</summary>
    public string ServiceCode { get; private set; } = "";

    /// <summary>The consultation whose point it carries out.</summary>
    public ConsultationId? ConsultationId { get; private set; }

    /// <summary>Position of that point in the conclusion, from 0.</summary>
    public int? AdoptedPoint { get; private set; }

    /// <summary>What will show the success.</summary>
    public string Indicator { get; private set; } = "";

    /// <summary>The indicator's value before, as written.</summary>
    public string ExpectedBefore { get; private set; } = "";

    /// <summary>The value aimed at, as written.</summary>
    public string ExpectedAfter { get; private set; } = "";

    /// <summary>The day on which it was prescribed.</summary>
    public DateOnly DecidedOn { get; private set; }

    /// <summary>Prescribes a remedy. The first one starts the work on the problem.</summary>
    /// <param name="hasResearchTeam">Whether a research team is set up for the problem.</param>
    /// <exception cref="BrokenRuleException">The problem has no diagnosed cause (对症下药), or is not worked on.</exception>
    public static Remedy Prescribe(QualityProblem problem, string number, RemedyDetails details, bool hasResearchTeam, Act act)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(act);
        var by = act.By.Require(who => who.IsRegulatorOf(problem.DivisionCode), "problems.rule.regulator");
        Rule.Require(problem.IsOpen, "problems.rule.remedy-state", problem.Number);
        problem.RequireCause(hasResearchTeam);
        var remedy = new Remedy(problem, number, act.Today);
        remedy.Write(details);
        if (problem.CanStartRemedy)
        {
            problem.StartRemedy(hasResearchTeam, act);
        }

        remedy.Happened("remedy-prescribed", act.Today, by, problem.Number);
        return remedy;
    }

    /// <summary>Takes over a remedy as a case file tells it.</summary>
    public static Remedy FromHistory(QualityProblem problem, string number, RemedyDetails details, DateOnly decidedOn, DoneBy by)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Rule.Require(problem.HasDiagnosedCause, "problems.rule.no-cause", problem.Number);
        var remedy = new Remedy(problem, number, decidedOn);
        remedy.Write(details);
        remedy.Happened("remedy-prescribed", decidedOn, by, problem.Number);
        return remedy;
    }

    /// <summary>Changes what is prescribed, as long as the problem is worked on.</summary>
    public void Change(QualityProblem problem, RemedyDetails details, Act act)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(act);
        var by = act.By.Require(who => who.IsRegulatorOf(DivisionCode), "problems.rule.regulator");
        Rule.Require(problem.Id == ProblemId && problem.IsOpen, "problems.rule.remedy-state", problem.Number);
        Write(details);
        Happened("remedy-changed", act.Today, by, problem.Number);
    }

    private void Write(RemedyDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        Text = Rule.Text("Text", details.Text, "problems.rule.remedy-text");
        (Kind, ServiceCode) = (details.Kind, details.ServiceCode.Trim());
        (ConsultationId, AdoptedPoint) = (details.ConsultationId, details.AdoptedPoint);
        (Indicator, ExpectedBefore, ExpectedAfter) = (details.Indicator.Trim(), details.ExpectedBefore.Trim(), details.ExpectedAfter.Trim());
    }

    private void Happened(string kind, DateOnly on, DoneBy by, string problemNumber) =>
        Record(new Happening($"problem.{kind}", Number, on, by, Text, new Dictionary<string, string> { ["problem"] = problemNumber }));
}
