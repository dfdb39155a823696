using System.Diagnostics.CodeAnalysis;
using Bitrix24.Reference;

namespace Bitrix24.Sandbox.Tests;

/// <summary>
/// Every documented error of the methods about dialogs can be met, with its status: the sample request is changed until
/// it deserves it. What takes another portal, one without a module, say, is a fault.
/// </summary>
public sealed class DocumentedDialogErrorTests
{
    private const string Nobody = "00000000000000000000000000000000";

    /// <summary>What makes an error of the sample request, by the code, or by method and code.</summary>
    private static readonly Dictionary<string, Action<JObject>> Mistakes = new()
    {
        ["CHAT_ID"] = request => request["CHAT_ID"] = 99,
        ["CHAT_TYPE"] = request => request["CHAT_ID"] = 1,
        ["CHAT_ID_EMPTY"] = request => request.Remove("CHAT_ID"),
        ["USER_ID_EMPTY"] = request => request["USER_ID"] = 0,
        ["QUEUE_ID_EMPTY"] = request => Swap(request, "USER_ID", "QUEUE_ID"),
        ["TRANSFER_ID_EMPTY"] = request => request.Remove("USER_ID"),
        ["OPERATOR_WRONG"] = request => request["USER_ID"] = 999,
        ["NOT_ACTIVE_LINE"] = request => request["LINE"] = 99,
        ["IMCONNECTOR_NO_CORRECT_PROVIDER"] = request => request["CONNECTOR"] = "unknown",
        ["ERROR_ARGUMENT"] = request => request.Remove(request.ContainsKey("LINE") ? "LINE" : "CRM_ENTITY"),
        ["CHAT_RENAMING_FAILED"] = request => request["CHAT_ID"] = "unknown",
        ["BOT_ID_ERROR"] = request => request["CLIENT_ID"] = "stranger",
        ["CANT_SAVE_QUICK_ANSWER"] = request => request["MESSAGE_ID"] = 1,
        ["EMPTY_SESSION_ID"] = request => request["SESSION_ID"] = 0,
        ["EMPTY_VOTE_PARAMS"] = request => request.ReplaceAll(new JProperty("SESSION_ID", 1)),
        ["MISSING_REQUIRED_PARAM"] = request => request.RemoveAll(),
        ["INVALID_SESSION_ID"] = request => request.ReplaceAll(new JProperty("CHAT_ID", 99)),
        ["CRM_CHAT_EMPTY_CRM_DATA"] = request => request.Remove("CRM_ENTITY_TYPE"),
        ["CRM_CHAT_EMPTY_USER"] = request => request.Remove("USER_ID"),
        ["CRM_CHAT_USER_NOT_ACTIVE"] = request => request["USER_ID"] = 999,
        ["CHAT_NOT_IN_CRM"] = request => request["CHAT_ID"] = 99,
        ["CANCELED"] = request => request["USER_ID"] = 12,
        ["imopenlines.crm.chat.getLastId ERROR_ARGUMENT"] = request => request["CRM_ENTITY"] = "text",
        ["imopenlines.crm.chat.user.delete ERROR_ARGUMENT"] = request => request["CRM_ENTITY"] = "text",
        ["imopenlines.crm.chat.user.add WRONG_REQUEST"] = request => request["USER_ID"] = 9,
        ["imopenlines.crm.chat.user.delete WRONG_REQUEST"] = request => request["USER_ID"] = 12,
        ["CODE"] = request => request["CODE"] = "short",
        ["NOT_FOUND"] = request => request["CODE"] = Nobody,
        ["INACTIVE"] = request => request["CODE"] = SandboxNetwork.InactiveLine,
        ["MESSAGE_EMPTY"] = request => request.Remove("MESSAGE"),
        ["ATTACH_ERROR"] = request => request["ATTACH"] = "text",
        ["ATTACH_OVERSIZE"] = request => request["ATTACH"]!["BLOCKS"]![0]!["MESSAGE"] = new string('x', 31_000),
        ["KEYBOARD_ERROR"] = request => request["KEYBOARD"]!["BUTTONS"] = new JArray(),
        ["imopenlines.network.message.add WRONG_REQUEST"] = request => request["USER_ID"] = 999,
    };

    /// <summary>What is wrong with the caller and not with the request.</summary>
    private static readonly Dictionary<string, int> Callers = new()
    {
        ["ACCESS_DENIED"] = 30,
        ["ACCESS_ERROR"] = 30,
        ["ERROR_USER_NOT_OPERATOR"] = 10,
        ["CHAT_DELETE_USER_PERMISSION_DENIED"] = 12,
        ["imopenlines.session.intercept OPERATOR_WRONG"] = 9,
    };

    /// <summary>What has happened before.</summary>
    private static readonly Dictionary<string, string> Calls = new()
    {
        ["ACCESS_DENIED_KICK"] = "imopenlines.operator.finish",
        ["WRONG_CHAT"] = "imopenlines.bot.session.operator",
        ["USER_MESSAGE_LIMIT"] = "imopenlines.network.message.add",
    };

    /// <summary>What only a broken portal says, or one that somebody is logged in to by a browser.</summary>
    private static readonly HashSet<string> Faults =
        ["USER_ID", "IM_NOT_INSTALLED", "IMBOT_ERROR", "WRONG_AUTH_TYPE"];

    public static TheoryData<string, string> Errors
    {
        get
        {
            var errors = new TheoryData<string, string>();
            foreach (DocumentedMethod method in DialogSamples.Methods)
            {
                foreach (string code in method.Errors.Select(error => error.Code).Distinct())
                    errors.Add(method.Name, code);
            }
            return errors;
        }
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_documented_error_can_be_met(string name, string code)
    {
        DocumentedMethod method = DocumentedMethod.Of(name);
        using DialogPortal portal = await DialogSamples.OpenAsync(name);
        JObject request = DialogSamples.RequestOf(method);
        bool isForApplications = DialogSamples.IsForApplications(name);
        int caller = Find(Callers, name, code, out int other) ? other : DialogSamples.CallerOf(name);

        if (code == "IMCONNECTOR_NOT_SPECIFIED_CORRECT_COMMAND")
            portal.Rest.Portal.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.StorageFailure, Method = name });
        else if (code == "WRONG_AUTH_TYPE" && isForApplications)
            isForApplications = false;
        else if (Faults.Contains(code))
            portal.Rest.Portal.Faults.Add(Fault(method, code));
        else if (Find(Calls, name, code, out string? call))
            await portal.CallAsync(caller, call, request.ToString());
        else if (Find(Mistakes, name, code, out Action<JObject>? change) && !Callers.ContainsKey($"{name} {code}"))
            change(request);
        else
            Assert.True(Find(Callers, name, code, out _), "No test knows how to meet it.");

        (int status, string actual, _) = isForApplications
            ? await portal.Rest.FailAsync(name, request.ToString())
            : await portal.FailAsync(caller, name, request);
        int? documented = method.Errors.First(error => error.Code == code).Status;
        Assert.Equal((documented ?? status, code), (status, actual));
    }

    private static SandboxFault Fault(DocumentedMethod method, string code) => new()
    {
        Kind = SandboxFaultKind.MethodError,
        Method = method.Name,
        Error = new SandboxError(code, "Out of order", method.Errors.First(error => error.Code == code).Status ?? 400),
    };

    private static void Swap(JObject request, string from, string to)
    {
        request.Remove(from);
        request[to] = 0;
    }

    private static bool Find<T>(
        Dictionary<string, T> known, string name, string code, [MaybeNullWhen(false)] out T found) =>
        known.TryGetValue($"{name} {code}", out found) || known.TryGetValue(code, out found);
}
