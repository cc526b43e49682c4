using Assistance.Data.Records;
using Assistance.Data.Saving;
using Assistance.Domain.Calendar;
using Assistance.Domain.Cases;
using Assistance.Domain.Commitments;
using Assistance.Domain.Common;
using Assistance.Domain.Consultations;
using Assistance.Domain.Deadlines;
using Assistance.Domain.Enterprises;
using Assistance.Domain.People;
using Assistance.Domain.Problems;
using Assistance.Domain.Visits;

namespace Assistance.Benchmarks.Data;

/// <summary>
/// Makes cases with everything that belongs to them, from the domain's own verbs for history: ten commitments with their deadlines, two
/// visits, a problem, for every tenth case a consultation, the lines of history and the notices about what is late.
/// </summary>
internal sealed class CaseMaker(Words words, IReadOnlyList<Person> experts)
{
    /// <summary>Commitments of a case.</summary>
    public const int CommitmentsEach = 10;

    /// <summary>Lines of history that the first case has besides its own: the one that is opened to see what a long history costs.</summary>
    public const int LongHistory = 1_000;

    private static readonly WorkingCalendar calendar = WorkingCalendar.WeekendsOnly;
    private int made;

    public List<AssistanceCase> Cases { get; } = [];

    public List<Person> Contacts { get; } = [];

    public List<Commitment> Commitments { get; } = [];

    public List<Deadline> Deadlines { get; } = [];

    public List<Visit> Visits { get; } = [];

    public List<QualityProblem> Problems { get; } = [];

    public List<Consultation> Consultations { get; } = [];

    public List<CaseEvent> Events { get; } = [];

    public List<Notice> Notices { get; } = [];

    /// <summary>Makes the next case; every second one is closed.</summary>
    public void Make(Enterprise enterprise, Office office, int sequence)
    {
        var number = made++;
        var isClosed = number % 2 == 1;
        var lead = office.Caseworker.Ref;
        var opened = Generator.Today.AddDays((isClosed ? -150 : -60) - words.Next(400));
        var closed = isClosed ? opened.AddDays(100 + words.Next(40)) : (DateOnly?)null;
        var assistance = AssistanceCase.FromHistory(new CaseHistory(
            AssistanceCase.ReferenceOf(office.Bureau.DivisionCode, 2026, sequence), enterprise.Id, office.Bureau, words.Promise(number), false, lead, opened,
            [], null, null, closed, isClosed ? CaseResult.ClosedEffective : null, new CaseFileOrigin(number, "zh", null, Generator.Today, null, null, office.Bureau.Name)));
        Cases.Add(assistance);
        Keep(assistance);
        var contact = Person.OfEnterprise(words.Person(number), null, ContactRight.Lead, enterprise.Id, "zh-CN");
        Contacts.Add(contact);
        for (var c = 1; c <= CommitmentsEach; c++)
        {
            Promise(assistance, office, contact.Ref, c, opened, closed);
        }

        Tell(assistance, office, contact, opened, isClosed);
        if (number == 0)
        {
            for (var line = 0; line < LongHistory; line++)
            {
                Events.Add(HistoryWriter.EventOf(
                    assistance, new Happening("case.noted", "", opened.AddDays(line % 60), new DoneBy(lead, null), words.Promise(line)), Instant(opened)));
            }
        }
    }

    /// <summary>Forgets what was made so far.</summary>
    public void Clear()
    {
        Cases.Clear();
        Contacts.Clear();
        Commitments.Clear();
        Deadlines.Clear();
        Visits.Clear();
        Problems.Clear();
        Consultations.Clear();
        Events.Clear();
        Notices.Clear();
    }

    private static DateTime Instant(DateOnly day) => day.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc);

    private void Promise(AssistanceCase assistance, Office office, PersonRef contact, int number, DateOnly opened, DateOnly? caseClosed)
    {
        var side = words.Chance(0.4) ? Side.Regulator : Side.Enterprise;
        var draw = words.Next(100);
        var state = caseClosed is not null || draw < 45 ? CommitmentState.Verified : draw < 55 ? CommitmentState.Confirmed : CommitmentState.Agreed;
        var due = state switch
        {
            CommitmentState.Verified => opened.AddDays(20 + words.Next(39)),
            CommitmentState.Confirmed => Generator.Today.AddDays(-8 + words.Next(30)),
            _ => Generator.Today.AddDays(-40 + words.Next(160)),
        };
        var confirmed = state switch { CommitmentState.Verified => due, CommitmentState.Confirmed => Generator.Today.AddDays(-words.Next(8)), _ => (DateOnly?)null };
        var (owner, verifier) = side == Side.Regulator ? (office.Caseworker.Ref, contact) : (contact, office.Caseworker.Ref);
        var commitment = Commitment.FromHistory(
            assistance.ToCaseKey(),
            new CommitmentHistory(
                $"C{number}", side, owner, words.Promise(words.Next(100_000)), null, null, opened, due, due, state, EvidenceRule.None, CommitmentOrigin.Agreement,
                verifier, [], [], [], [], null, confirmed, state == CommitmentState.Verified ? due : null),
            calendar);
        Commitments.Add(commitment);
        Keep(commitment, opened);
    }

    private void Tell(AssistanceCase assistance, Office office, Person contact, DateOnly opened, bool isClosed)
    {
        var key = assistance.ToCaseKey();
        var by = new DoneBy(office.Caseworker.Ref, null);
        for (var number = 1; number <= 2; number++)
        {
            var on = isClosed || number == 1 ? opened.AddDays(number * 10) : Generator.Today.AddDays(words.Next(90) - 20);
            Add(Visits, Visit.FromHistory(key, new VisitHistory(
                $"V{number}", on, Generator.Today, number == 1 ? VisitPurpose.Initial : VisitPurpose.FollowUp, [office.Caseworker.Ref], [contact.Name],
                words.Promise(number), false, 0, 2, by)));
        }

        var problem = QualityProblem.FromHistory(key, new ProblemHistory(
            "P1", new ProblemReport(words.Promise(Cases.Count), "", ["SD1"], ProblemSource.Visit, null, "V1"),
            isClosed ? ProblemState.Effective : ProblemState.InRemedy, ["METHOD"], [], words.Promise(Visits.Count), Severity.S2, Triage.Deferred, null,
            opened.AddDays(10), opened.AddDays(20), isClosed ? opened.AddDays(40) : null, isClosed ? opened.AddDays(60) : null, null, by));
        Add(Problems, problem);
        if (Cases.Count % 10 == 0)
        {
            Add(Consultations, Consultation.FromHistory(key, new ConsultationHistory(
                "H1", isClosed ? opened.AddDays(30) : Generator.Today.AddDays(words.Next(30) - 10), Generator.Today, ConsultationForm.Joint,
                [words.Pick(experts).Ref], [new ProblemRef(problem.Id, "P1")], [], isClosed ? words.Promise(1) : "", by)));
        }
    }

    private void Add<T>(List<T> list, T record)
        where T : CaseRecord
    {
        list.Add(record);
        Keep(record);
    }

    /// <summary>What the save would write besides the record: its history, and its deadlines as they stand.</summary>
    private void Keep(CaseRecord record, DateOnly? from = null)
    {
        Events.AddRange(record.Happenings.Select(happening => HistoryWriter.EventOf(record, happening, Instant(happening.On))));
        List<Deadline> own = [];
        foreach (var instruction in record.DeadlineInstructions)
        {
            if (instruction is OpenDeadline open)
            {
                own.Add(Deadline.Open(open, record.ToCaseKey(), open.From ?? from ?? Generator.Today, calendar, ChaseLadder.Default));
            }
            else if (instruction is CloseDeadline close)
            {
                own.Find(deadline => deadline.Kind == close.Kind && deadline.IsOpen)?.Close(close.On, close.Reason);
            }
        }

        record.ClearCollected();
        foreach (var deadline in own)
        {
            Chase(deadline);
        }
    }

    /// <summary>As if every sweep up to today had run.</summary>
    private void Chase(Deadline deadline)
    {
        Deadlines.Add(deadline);
        foreach (var raised in deadline.Chase(Generator.Today, calendar, ChaseLadder.Default))
        {
            foreach (var channel in (NoticeChannel[])[NoticeChannel.App, NoticeChannel.Mail])
            {
                Notices.Add(NoticeOf(deadline, raised, channel));
            }
        }

        Events.AddRange(deadline.Happenings.Select(happening => HistoryWriter.EventOf(deadline, happening, Instant(happening.On))));
        deadline.ClearCollected();
    }

    private static Notice NoticeOf(Deadline deadline, RaisedRung raised, NoticeChannel channel) => new()
    {
        Id = NoticeId.New(),
        RecipientId = deadline.ResponsibleId,
        RecipientName = deadline.ResponsibleName,
        Channel = channel,
        Kind = "chase",
        Why = "owner",
        CaseId = deadline.CaseId,
        DeadlineId = deadline.Id,
        DeadlineVersion = deadline.Version,
        Rung = raised.Code,
        Facts = new Dictionary<string, string> { ["number"] = deadline.Number, ["text"] = deadline.Text, ["due"] = $"{deadline.Due:yyyy-MM-dd}" },
        On = raised.On,
        CreatedAt = Instant(raised.On),
        State = NoticeState.Delivered,
        SettledAt = Instant(raised.On),
    };
}
