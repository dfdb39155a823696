using Newtonsoft.Json;

namespace Bitrix24.Rest;

/// <summary>The names of one document: the rows of a list have the same ones, and each is kept once.</summary>
internal sealed class JsonNames : JsonNameTable
{
    private readonly DefaultJsonNameTable _names = new();

    public override string Get(char[] key, int start, int length) =>
        _names.Get(key, start, length) ?? _names.Add(new string(key, start, length));
}
