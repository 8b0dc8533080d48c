using System.Buffers.Binary;
using System.IO.Compression;

namespace OkrBot.Host.Tests;

/// <summary>As much of PNG as an icon needs: eight bits a channel with alpha, not interlaced.</summary>
internal sealed class PngPicture
{
    private const int Channels = 4;
    private readonly byte[] _pixels;

    public PngPicture(byte[] file)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], file[..4]);
        Width = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16));
        Height = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20));
        Assert.Equal([8, 6, 0, 0, 0], file[24..29]);
        using var data = new MemoryStream();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) data.Write(file, at + 8, length);
            at += 12 + length;
        }
        data.Position = 0;
        _pixels = Unfilter(new ZLibStream(data, CompressionMode.Decompress));
    }

    public int Width { get; }
    public int Height { get; }

    public IEnumerable<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels => _pixels.Chunk(Channels).Select(p => (p[0], p[1], p[2], p[3]));

    private byte[] Unfilter(Stream lines)
    {
        var stride = Width * Channels;
        var pixels = new byte[stride * Height];
        for (var y = 0; y < Height; y++)
        {
            var filter = lines.ReadByte();
            var line = pixels.AsSpan(y * stride, stride);
            lines.ReadExactly(line);
            var above = y == 0 ? new byte[stride] : pixels[((y - 1) * stride)..(y * stride)];
            for (var x = 0; x < stride; x++)
            {
                int left = x < Channels ? 0 : line[x - Channels], aboveLeft = x < Channels ? 0 : above[x - Channels];
                line[x] += (byte)Predict(filter, left, above[x], aboveLeft);
            }
        }
        return pixels;
    }

    private static int Predict(int filter, int left, int above, int aboveLeft) => filter switch
    {
        0 => 0,
        1 => left,
        2 => above,
        3 => (left + above) / 2,
        4 => Paeth(left, above, aboveLeft),
        _ => throw new InvalidDataException($"Filter {filter} is not PNG."),
    };

    private static int Paeth(int left, int above, int aboveLeft)
    {
        var guess = left + above - aboveLeft;
        int toLeft = Math.Abs(guess - left), toAbove = Math.Abs(guess - above), toBoth = Math.Abs(guess - aboveLeft);
        return toLeft <= toAbove && toLeft <= toBoth ? left : toAbove <= toBoth ? above : aboveLeft;
    }
}
