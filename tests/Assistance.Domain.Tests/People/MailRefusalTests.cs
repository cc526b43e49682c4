using Assistance.Domain.People;

namespace Assistance.Domain.Tests.People;

public class MailRefusalTests
{
    private static readonly DateTime at = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_refused_address_is_noted_with_its_first_refusal()
    {
        var person = Reached("mia@example.com");
        person.RefuseMail("mia@example.com", "550 no such user", at);
        person.RefuseMail("mia@example.com", "550 again", at.AddDays(1));
        Assert.Equal((at, "550 no such user"), (person.MailRefusedAt, person.MailRefusal));
    }

    [Fact]
    public void What_is_said_about_an_earlier_address_does_not_count()
    {
        var person = Reached("mia@example.com");
        person.RefuseMail("old@example.com", "550 no such user", at);
        Assert.Null(person.MailRefusedAt);
    }

    [Theory]
    [InlineData("new@example.com", false)]
    [InlineData(null, false)]
    [InlineData(" mia@example.com ", true)]
    public void Another_address_starts_anew_and_the_same_one_stays_refused(string? address, bool refused)
    {
        var person = Reached("mia@example.com");
        person.RefuseMail("mia@example.com", "550 no such user", at);
        person.Describe("Mia", "Engineer", address, null, false);
        Assert.Equal(refused, person.MailRefusedAt is not null);
    }

    [Fact]
    public void It_can_be_tried_again()
    {
        var person = Reached("mia@example.com");
        person.RefuseMail("mia@example.com", "550 no such user", at);
        person.TryMailAgain();
        Assert.Null(person.MailRefusedAt);
        Assert.Null(person.MailRefusal);
    }

    private static Person Reached(string address)
    {
        var person = Person.Expert("Mia", null, "en");
        person.Describe("Mia", null, address, null, false);
        return person;
    }
}
