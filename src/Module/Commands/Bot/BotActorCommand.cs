using System.Security;

namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet that does something in a dialog in the name of a bot, which a webhook has to prove.</summary>
/// <typeparam name="TRequest">What is done.</typeparam>
public abstract class BotActorCommand<TRequest> : BotSessionCommand<TRequest>
    where TRequest : Request<int>
{
    private int _target;

    private protected BotActorCommand()
    {
    }

    /// <summary>
    /// The CLIENT_ID or the token that the bot was registered with. A webhook needs it, and an application does not.
    /// Secret.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CLIENT_ID", "BotToken", "BOT_TOKEN")]
    [Secret]
    public SecureString? ClientId { get; set; }

    /// <summary>Not the row: it may hold the bot's secrets, and errors are logged.</summary>
    private protected override object? Target => _target;

    /// <summary>Makes the request.</summary>
    /// <exception cref="InvalidInputException">Something is missing or wrong; nothing was sent.</exception>
    private protected abstract TRequest Read(int chatId, string? clientId, PipelineRecord record);

    private protected sealed override void ProcessInput()
    {
        _target = 0;
        base.ProcessInput();
    }

    private protected sealed override TRequest Read(int chatId, PipelineRecord record)
    {
        _target = chatId;
        string? clientId = record.SecretOf(nameof(ClientId));
        BotInput.CheckActor(Portal.Kind, clientId);
        return Read(chatId, clientId, record);
    }
}
