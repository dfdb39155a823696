namespace Bitrix24.Sandbox;

/// <summary>What a new line says, until someone tells it otherwise.</summary>
internal static class DefaultTexts
{
    public const string Welcome = "Thank you for your message. An operator will be with you shortly.";
    public const string NoAnswer = "All operators are busy at the moment. We will come back to you.";
    public const string Closed = "We are closed at the moment. Leave your question and we will come back to you.";
    public const string Goodbye = "Thank you for talking to us.";
    public const string Vote = "How did we do?";
    public const string VoteByDigit = "How did we do? Send 1 for good or 0 for bad.";
    public const string Liked = "Thank you!";
    public const string Disliked = "Thank you. We will try to do better.";
    public const string SlowFirstAnswer = "#OPERATOR# took too long to answer dialog #DIALOG#.";
    public const string SlowAnswer = "#OPERATOR# takes too long to reply in dialog #DIALOG#.";
}
