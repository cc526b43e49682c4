namespace Assistance.Web.Infrastructure.Tables;

/// <summary>Reads a text and refuses a line that is longer than any table has: it would be held in memory as a whole.</summary>
internal sealed class LimitedReader(TextReader inner, int longestLine) : TextReader
{
    private int lines;
    private int length;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        Look(buffer.AsSpan(index, read));
        return read;
    }

    /// <inheritdoc/>
    public override int Read()
    {
        var sign = inner.Read();
        if (sign >= 0)
        {
            Look([(char)sign]);
        }

        return sign;
    }

    /// <inheritdoc/>
    public override int Peek() => inner.Peek();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Look(ReadOnlySpan<char> text)
    {
        var last = text.LastIndexOf('\n');
        lines += last < 0 ? 0 : text.Count('\n');
        length = last < 0 ? length + text.Length : text.Length - last - 1;
        if (length > longestLine)
        {
            throw new TableException("file.line_size", lines + 1, longestLine);
        }
    }
}
