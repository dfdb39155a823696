namespace Bitrix24.OpenLines;

/// <summary>
/// Reads all bots: in one list by version 1, page by page by version 2.
/// <c>imbot.bot.list</c>, <c>imbot.v2.Bot.list</c>
/// </summary>
public sealed class BotListing
{
    private readonly BotClient _client;
    private readonly string? _botToken;
    private readonly string? _type;
    private int _offset;

    private BotListing(BotClient client, BotApiVersion version, string? botToken, string? type)
    {
        _client = client;
        Version = version;
        _botToken = botToken;
        _type = type;
    }

    /// <summary>The version of the API.</summary>
    public BotApiVersion Version { get; }

    /// <summary>Whether there may be more.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>Says which bots are read; nothing is sent yet.</summary>
    /// <param name="client">The portal.</param>
    /// <param name="version">1 or 2; null for 2 where a token or a type is given, and 1 otherwise.</param>
    /// <param name="botToken">The token of the bots; a webhook needs it in version 2. Secret.</param>
    /// <param name="type">The type of the bots, by its word or its letter; null for any. Version 2.</param>
    /// <exception cref="InvalidInputException">
    /// There is no such version or type, or version 1 is asked for a type.
    /// </exception>
    public static BotListing Of(RestClient client, int? version, string? botToken, string? type)
    {
        string? wanted = ReadType(type);
        BotApiVersion chosen = version switch
        {
            null => botToken is null && wanted is null ? BotApiVersion.V1 : BotApiVersion.V2,
            1 or 2 => (BotApiVersion)version,
            _ => throw new InvalidInputException(InputError.Invalid(
                "ApiVersion", $"{version}", "It is not a version of the API: there are 1 and 2.")),
        };
        if (chosen is BotApiVersion.V1 && wanted is not null)
            throw new InvalidInputException(new InputError(InputErrorCodes.NotInThisVersion, "Type", type,
                "Only version 2 (imbot.v2.Bot.list) knows it, and this is version 1 (imbot.bot.list)."));
        return new(new BotClient(client), chosen, botToken, wanted);
    }

    /// <summary>Reads the next bots. After an error there is no more.</summary>
    public async Task<Outcome<IReadOnlyList<Bot>>> ReadNextAsync(CancellationToken token)
    {
        HasMore = false;
        if (Version is BotApiVersion.V1)
            return await _client.ListAsync(token).ConfigureAwait(false);

        Outcome<BotPage> page =
            await _client.ReadPageAsync(_botToken, _type, _offset, token).ConfigureAwait(false);
        return page.Map(read =>
        {
            // An empty page that promises another one would promise it for ever.
            HasMore = read.HasNextPage && read.Bots.Count > 0;
            _offset += read.Bots.Count;
            return Outcome.Success(read.Bots);
        });
    }

    private static string? ReadType(string? type)
    {
        if (string.IsNullOrWhiteSpace(type))
            return null;
        try
        {
            return BotTypeName.Parse(type!);
        }
        catch (FormatException e)
        {
            throw new InvalidInputException(InputError.Invalid("Type", type, e.Message));
        }
    }
}
