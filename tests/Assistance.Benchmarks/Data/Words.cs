using Assistance.Domain.Enterprises;

namespace Assistance.Benchmarks.Data;

/// <summary>Names, codes and words from a fixed seed: the same installation every time.</summary>
public sealed class Words(int seed)
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string Han = "华东信达中科联创恒盛金海正泰宏远博瑞天安明德兴业永丰长江新源光辉百顺启航精工星辰万里云川青山绿水春晖秋实龙腾凤祥";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly string[] Trades = ["机械制造", "电子科技", "食品", "纺织", "化工", "船舶配件", "医疗器械", "建材", "仪器仪表", "塑料制品"];
    private static readonly string[] Syllables = ["ba", "den", "kor", "lim", "mar", "nex", "or", "pol", "quin", "ros", "sun", "tek", "ver", "wil", "yan", "zen"];
    private static readonly string[] EnglishTrades = ["Machinery", "Electronics", "Foods", "Textiles", "Chemicals", "Marine Fittings", "Medical Devices", "Materials", "Instruments", "Plastics"];
#pragma warning disable CA5394 // repeatable on purpose; nothing here is a secret
    private readonly Random random = new(seed);

    /// <summary>A number from zero up to, not including, <paramref name="below"/>.</summary>
    public int Next(int below) => random.Next(below);

    /// <summary>True in the given share of calls.</summary>
    public bool Chance(double share) => random.NextDouble() < share;
#pragma warning restore CA5394

    /// <summary>One of them.</summary>
    public TItem Pick<TItem>(IReadOnlyList<TItem> items) => items[Next(items.Count)];

    /// <summary>A valid social credit code of the division; the running number makes it unique.</summary>
    public static string Uscc(string division, int number)
    {
        Span<char> code = stackalloc char[18];
        code[0] = '9';
        code[1] = '1';
        division.CopyTo(code[2..]);
        var rest = number;
        for (var i = 15; i >= 8; i--)
        {
            code[i] = Alphabet[rest % 10];
            rest /= 10;
        }

        code[16] = '0';
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += Alphabet.IndexOf(code[i], StringComparison.Ordinal) * Weights[i];
        }

        code[17] = Alphabet[(31 - (sum % 31)) % 31];
        return new string(code);
    }

    /// <summary>The name of an enterprise, every second one Chinese.</summary>
    public string Name(int number) => number % 2 == 0
        ? string.Concat(Enumerable.Range(0, 2 + Next(3)).Select(_ => Han[Next(Han.Length)])) + Pick(Trades) + "有限公司"
        : string.Concat(Enumerable.Range(0, 2 + Next(2)).Select((_, i) => i == 0 ? Capital(Pick(Syllables)) : Pick(Syllables))) + " " + Pick(EnglishTrades) + " Co., Ltd.";

    /// <summary>What is promised, every second one Chinese.</summary>
    public string Promise(int number) => number % 2 == 0
        ? $"完成第{number % 97 + 1}批{Pick(Trades)}质量改进并提交记录"
        : $"Finish improvement {number % 97 + 1} for {Pick(EnglishTrades)} and hand in the records";

    /// <summary>The name of a person, every second one Chinese.</summary>
    public string Person(int number) => number % 2 == 0
        ? string.Concat(Enumerable.Range(0, 3).Select(_ => Han[Next(Han.Length)]))
        : $"{Capital(Pick(Syllables))} {Capital(Pick(Syllables))}{Pick(Syllables)}";

    /// <summary>Every size class in turn.</summary>
    public static SizeClass Size(int number) => (SizeClass)(number % 4 + 1);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
