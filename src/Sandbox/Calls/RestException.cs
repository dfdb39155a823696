namespace Bitrix24.Sandbox;

/// <summary>An error that the portal names. The texts are those of https://apidocs.bitrix24.com/.</summary>
internal sealed class RestException(int status, string code, string description) : Exception(description)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>The argument at fault, where the error names it apart from the text.</summary>
    public string? Argument { get; private init; }

    public static RestException NoAuth() => new(401, "NO_AUTH_FOUND", "Wrong authorization data");

    public static RestException ExpiredToken() =>
        new(401, "expired_token", "The access token provided has expired");

    public static RestException InvalidTokenRequest() => new(400, "invalid_request", "Invalid request");

    public static RestException InvalidClient() => new(401, "invalid_client", "Invalid client");

    public static RestException InvalidGrant() => new(400, "invalid_grant", "Invalid grant");

    public static RestException MethodNotFound() => new(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");

    public static RestException InsufficientScope() => new(
        403, "insufficient_scope", "The request requires higher privileges than provided by the webhook token");

    public static RestException NoApplication() =>
        new(400, "ACCESS_DENIED", "Access denied! Application context required");

    public static RestException NotInBatch() =>
        new(405, "ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage");

    public static RestException BatchTooLong() =>
        new(400, "ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded");

    public static RestException NoConfigId() => new(400, "CONFIG_ID_EMPTY", "Config ID can't be empty");

    public static RestException NoPermission() => new(403, "CONFIG_WRONG_USER_PERMISSION", "Permission denied");

    public static RestException InvalidFormat(string description) => new(400, "INVALID_FORMAT", description);

    public static RestException WrongAuthType() => new(
        403,
        "WRONG_AUTH_TYPE",
        "Current authorization type is denied for this method Application context required");

    public static RestException NoConnectorAccess() =>
        new(400, "ACCESS_DENIED", "You don't have access to this action");

    public static RestException NoArgument(string name) =>
        new(400, "ERROR_ARGUMENT", $"Argument '{name}' is null or empty") { Argument = name };

    public static RestException WrongArgument(string name, string description) =>
        new(400, "ERROR_ARGUMENT", description) { Argument = name };

    public static RestException QueryLimit() => new(503, "QUERY_LIMIT_EXCEEDED", "Too many requests");

    public static RestException OperationTimeLimit() =>
        new(429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit");

    public static RestException Overload() => new(503, "OVERLOAD_LIMIT", "REST API is blocked due to overload");

    public static RestException ServerError() => new(500, "INTERNAL_SERVER_ERROR", "Internal server error");
}
