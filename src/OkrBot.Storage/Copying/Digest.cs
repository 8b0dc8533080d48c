using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using OkrBot.Storage.Tables;

namespace OkrBot.Storage.Copying;

/// <summary>How many things, and a sum over the SHA-256 of each: the same in whatever order they come, and another when one is missing, changed or there
/// twice.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Digest(long Count, ulong A, ulong B, ulong C, ulong D)
{
    public Digest With(ReadOnlySpan<byte> hash) => new(
        Count + 1, A + BinaryPrimitives.ReadUInt64BigEndian(hash), B + BinaryPrimitives.ReadUInt64BigEndian(hash[8..]),
        C + BinaryPrimitives.ReadUInt64BigEndian(hash[16..]), D + BinaryPrimitives.ReadUInt64BigEndian(hash[24..]));

    /// <summary>Keys, names, types and values. Marks are no part of a row: every store gives its own.</summary>
    public Digest With(TableRow row)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        Write(bytes, 'p', row.PartitionKey);
        Write(bytes, 'r', row.RowKey);
        foreach (var (name, value) in row.Properties)
        {
            Write(bytes, 'n', name);
            Write(bytes, value);
        }

        return With(SHA256.HashData(bytes.WrittenSpan));
    }

    public Digest With(string text) => With(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Enough of it to compare by eye.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{A:x16}");

    private static void Write(ArrayBufferWriter<byte> bytes, object value)
    {
        switch (value)
        {
            case string text: Write(bytes, 's', text); break;
            case int number: Write(bytes, 'i', number); break;
            case long number: Write(bytes, 'l', number); break;
            case bool flag: Write(bytes, 'b', flag ? 1 : 0); break;
            case double number: Write(bytes, 'd', BitConverter.DoubleToInt64Bits(number)); break;
            case DateTimeOffset instant: Write(bytes, 't', instant.UtcTicks); break;
            case byte[] octets: WriteBytes(bytes, 'x', octets); break;
            default: throw new ArgumentException($"A row holds a {value.GetType().Name}.", nameof(value));
        }
    }

    private static void Write(ArrayBufferWriter<byte> bytes, char type, string text) => WriteBytes(bytes, type, Encoding.UTF8.GetBytes(text));

    private static void Write(ArrayBufferWriter<byte> bytes, char type, long number)
    {
        var eight = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, number);
        WriteBytes(bytes, type, eight);
    }

    /// <summary>Each value after its type and length, so that no two rows run into the same bytes.</summary>
    private static void WriteBytes(ArrayBufferWriter<byte> bytes, char type, ReadOnlySpan<byte> value)
    {
        var head = bytes.GetSpan(5);
        head[0] = (byte)type;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], value.Length);
        bytes.Advance(5);
        bytes.Write(value);
    }
}
