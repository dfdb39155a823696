namespace Bitrix24.OpenLines.PowerShell;

/// <summary>
/// The vaults of Microsoft.PowerShell.SecretManagement, where that module is installed. It is called by its name, so
/// that nobody needs it who keeps secrets elsewhere.
/// </summary>
/// <param name="commands">The session's commands.</param>
internal sealed class SecretVault(CommandInvocationIntrinsics commands)
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";

    /// <summary>The secret as the vault gives it: a SecureString, a string, a hashtable…</summary>
    /// <param name="name">Its name.</param>
    /// <param name="vault">The vault; the default one, then the others, when none is given.</param>
    /// <exception cref="RestException">It cannot be had; the error says what to do.</exception>
    public object Read(string name, string? vault)
    {
        const CommandTypes types = CommandTypes.Cmdlet | CommandTypes.Function;
        if (commands.GetCommand($@"{Module}\Get-Secret", types) is not { } command)
            throw Failure(SecretErrorCodes.SecretManagementNotFound, $"The module {Module} is not installed.");

        var parameters = new Dictionary<string, object> { ["Name"] = name, ["ErrorAction"] = ActionPreference.Stop };
        if (vault is not null)
            parameters["Vault"] = vault;
        var script = ScriptBlock.Create("param($command, $parameters) & $command @parameters");
        try
        {
            PSObject? secret = commands
                .InvokeScript(useLocalScope: true, script, input: null, command, parameters)
                .FirstOrDefault();
            return secret?.BaseObject ?? throw Failure(
                SecretErrorCodes.SecretNotFound, $"The secret '{name}' was not found.");
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw e.ErrorRecord?.CategoryInfo.Category is ErrorCategory.ObjectNotFound
                ? Failure(SecretErrorCodes.SecretNotFound, $"The secret '{name}' was not found: {e.Message}")
                : Failure(SecretErrorCodes.SecretNotRead, $"The secret '{name}' could not be read: {e.Message}");
        }
    }

    private static RestException Failure(string code, string description) =>
        new(new RestError(code, description, Execution.Refused));
}
