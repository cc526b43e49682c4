using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Assistance.Web.Infrastructure.Security;

/// <summary>
/// Passwords that are tried first: common words with some digits or signs around them, names of the person and of this product, rows of the
/// keyboard, repetitions, and whatever stands in the operator's list. Rules instead of a list of our own: they also find what differs
/// from a known password by an ending.
/// </summary>
public sealed class EasyPasswords(IOptions<PasswordOptions> options)
{
    /// <summary>Words of people everywhere, and those of this product, its roles and its work; in small letters, digits for letters undone.</summary>
    private static readonly string[] Words =
    [
        "password", "passwort", "passphrase", "passw", "pass", "secret", "letmein", "welcome", "changeme", "change", "default", "login", "logon", "signin",
        "admin", "administrator", "root", "user", "guest", "test", "testing", "temp", "access", "master", "hello", "computer", "internet", "server", "system",
        "iloveyou", "love", "lovely", "forever", "princess", "sunshine", "shadow", "monkey", "dragon", "tiger", "football", "baseball", "basketball",
        "superman", "batman", "pokemon", "starwars", "michael", "jordan", "charlie", "daniel", "jessica", "ashley", "flower", "freedom", "whatever",
        "trustno", "money", "lucky", "happy", "angel", "summer", "winter", "spring", "autumn", "monday", "friday", "sunday", "january", "october", "december",
        "google", "facebook", "samsung", "microsoft", "windows", "android", "huawei", "xiaomi", "tencent", "taobao", "alibaba", "weixin", "baidu",
        "woaini", "woaiwojia", "aini", "nihao", "mima", "qwerty", "asdfgh", "zxcvbn", "abc", "abcd", "china", "zhongguo", "beijing", "shanghai", "shenzhen",
        "guangzhou", "dalian", "liaoning", "guangdong", "zhongshan",
        "assistance", "bangfu", "fuzhu", "quality", "zhiliang", "bureau", "regulator", "supervision", "enterprise", "qiye", "caseworker", "manager", "expert",
        "zhuanjia", "contact", "auditor", "commitment", "chengnuo", "agreement", "consultation", "visit", "the", "and", "my", "is", "of", "a", "i", "you", "me",
    ];

    /// <summary>Shorter ones without a letter are days and telephone numbers.</summary>
    private const int ShortestNumber = 16;

    private static readonly string[] Rows =
    [
        "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "!@#$%^&*()",
    ];

    private readonly Lazy<HashSet<ulong>> refused = new(() => options.Value.RefusedList is { Length: > 0 } file ? [.. File.ReadLines(file).Select(Mark)] : []);

    /// <summary>Whether a password is among those that are tried first.</summary>
    /// <param name="account">Name of the account.</param>
    /// <param name="person">Name of its owner.</param>
    public bool IsEasy(string password, string account, string person)
    {
        var small = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return refused.Value.Contains(Mark(password)) || refused.Value.Contains(Mark(small))
            || Repeats(small) || FollowsTheKeyboard(small)
            || (Letters(small) is { Length: > 0 } letters ? IsMadeOf(letters, [.. Words, .. Pieces(account), .. Pieces(person)]) : small.Length < ShortestNumber);
    }

    // "abcdabcdab": no more than its first part
    private static bool Repeats(string text) =>
        Enumerable.Range(1, text.Length / 2).Any(length => text.Skip(length).Select((c, i) => c == text[i]).All(same => same));

    private static bool FollowsTheKeyboard(string text) =>
        text.Zip(text.Skip(1)).Count(pair => pair.First == pair.Second || Rows.Any(row =>
            row.IndexOf(pair.First) is >= 0 and var at && row.IndexOf(pair.Second) is >= 0 and var then && Math.Abs(at - then) == 1)) >= 0.7 * (text.Length - 1);

    // what is left when digits and signs that stand for letters are undone, and all other ones are gone
    private static string Letters(string text)
    {
        var core = text.Trim([.. "0123456789!@#$%^&*()-_=+[]{};:,.<>/?|~`'\" "]);
        return string.Concat(core.Select(c => c switch { '0' => 'o', '1' or '!' or '|' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => c }).Where(char.IsLetter));
    }

    // three words are what guessers put together; four are a sentence
    private static bool IsMadeOf(string letters, string[] words)
    {
        var fewest = new int[letters.Length + 1];
        for (var end = 1; end <= letters.Length; end++)
        {
            fewest[end] = words.Where(word => letters.AsSpan(0, end).EndsWith(word, StringComparison.Ordinal)).Select(word => fewest[end - word.Length] + 1).DefaultIfEmpty(99).Min();
        }

        return fewest[^1] <= 3;
    }

    private static IEnumerable<string> Pieces(string name)
    {
        var small = name.ToLowerInvariant();
        return small.Split(['@', '.', ' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Append(Letters(small)).Where(piece => piece.Length > 1);
    }

    private static ulong Mark(string password) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(password)));
}
