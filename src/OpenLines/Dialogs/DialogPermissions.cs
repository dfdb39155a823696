namespace Bitrix24.OpenLines;

/// <summary>
/// The least role that somebody needs in a chat to do something: <c>member</c>, <c>manager</c> or <c>owner</c>, or
/// <c>none</c> for nobody. A null is what the portal did not tell.
/// </summary>
/// <param name="ManageUsersAdd">To let people in.</param>
/// <param name="ManageUsersDelete">To put people out.</param>
/// <param name="ManageUi">To change how the chat looks.</param>
/// <param name="ManageSettings">To change its settings.</param>
/// <param name="ManageMessages">To change its messages.</param>
/// <param name="CanPost">To write.</param>
public sealed record DialogPermissions(
    string? ManageUsersAdd,
    string? ManageUsersDelete,
    string? ManageUi,
    string? ManageSettings,
    string? ManageMessages,
    string? CanPost)
{
    /// <inheritdoc/>
    public override string ToString() => $"post {CanPost}, add {ManageUsersAdd}, delete {ManageUsersDelete}, " +
        $"settings {ManageSettings}, messages {ManageMessages}, UI {ManageUi}";

    internal static DialogPermissions Read(JsonFields fields) => new(
        fields.Text("manage_users_add"),
        fields.Text("manage_users_delete"),
        fields.Text("manage_ui"),
        fields.Text("manage_settings"),
        fields.Text("manage_messages"),
        fields.Text("can_post"));
}
