namespace Bitrix24.OpenLines;

/// <summary>
/// Finds the users and departments that queues have by name, and refuses queues in which nobody would answer. Each
/// name and each id is looked up once, many in one request. <c>user.get</c>, <c>department.get</c>
/// </summary>
/// <param name="client">The portal.</param>
/// <param name="checksOperators">Whether it is looked up that somebody would answer.</param>
internal sealed class OperatorDirectory(RestClient client, bool checksOperators) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<QueueMember, Outcome<QueueMember>> _known = new(new MemberComparer());
    private readonly LivingOperators _living = new(client);
    private readonly List<string> _notices = [];

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    /// <summary>
    /// Puts ids in the place of names; settings without names stay as they are. Queues without anybody are refused.
    /// </summary>
    /// <returns>One outcome for each of the settings, in their order.</returns>
    public async Task<IReadOnlyList<Outcome<OpenLineSettings>>> ResolveAsync(
        IReadOnlyList<OpenLineSettings> lines, CancellationToken token)
    {
        QueueMember[] names = [.. lines.SelectMany(NamesIn)];
        if (names.Length == 0 && !(checksOperators && lines.Any(line => line.Queue is not null)))
            return [.. lines.Select(line => Outcome.Success(line))];

        // Chunks that are under way at once wait for each other here, and find what the first has asked for.
        await _gate.WaitAsync(token).ConfigureAwait(false);
        try
        {
            await LookUpAsync(names, token).ConfigureAwait(false);
            Outcome<OpenLineSettings>[] resolved = [.. lines.Select(Resolve)];
            if (checksOperators)
                await RefuseEmptyAsync(resolved, token).ConfigureAwait(false);
            // They concern the looking up and no line of its own: once, and with the first, is enough.
            resolved[0] = resolved[0].With([.. _notices]);
            _notices.Clear();
            return resolved;
        }
        finally
        {
            _gate.Release();
        }
    }

    private static IEnumerable<QueueMember> NamesIn(OpenLineSettings line) =>
        line.Queue?.Members.Where(member => member.Name is not null) ?? [];

    private async Task RefuseEmptyAsync(Outcome<OpenLineSettings>[] resolved, CancellationToken token)
    {
        IEnumerable<OperatorQueue> queues =
            resolved.Where(line => line.IsSuccess).Select(line => line.Value.Queue).OfType<OperatorQueue>();
        _notices.AddRange(
            await _living.LookUpAsync(queues.SelectMany(queue => queue.Members), token).ConfigureAwait(false));
        for (int i = 0; i < resolved.Length; i++)
        {
            if (resolved[i] is { IsSuccess: true, Value.Queue: { } queue } && _living.Refusal(queue) is { } error)
                resolved[i] = Outcome.Failure<OpenLineSettings>(error);
        }
    }

    private async Task LookUpAsync(IEnumerable<QueueMember> names, CancellationToken token)
    {
        // What could not be asked last time is asked again.
        QueueMember[] unknown =
        [
            .. names.Distinct(_known.Comparer)
                .Where(name => !_known.TryGetValue(name, out Outcome<QueueMember>? found)
                    || found.Error is { Execution: not Execution.Refused }),
        ];
        FindQueueMember[] requests = [.. unknown.Select(name => new FindQueueMember(name))];
        IReadOnlyList<Outcome<QueueMember>> found = await client
            .SendAsync<QueueMember>(requests, token).ConfigureAwait(false);
        for (int i = 0; i < unknown.Length; i++)
            _known[unknown[i]] = found[i];
        _notices.AddRange(found.SelectMany(outcome => outcome.Notices));
    }

    private Outcome<OpenLineSettings> Resolve(OpenLineSettings line)
    {
        QueueMember[] names = [.. NamesIn(line)];
        if (names.Length == 0)
            return Outcome.Success(line);
        if (names.Select(name => _known[name].Error).FirstOrDefault(error => error is not null) is { } error)
            return Outcome.Failure<OpenLineSettings>(error);

        var resolved = OpenLineSettings.Of(line);
        resolved.Queue = new OperatorQueue(line.Queue!.Members
            .Select(member => member.Name is null ? member : _known[member].Value));
        return Outcome.Success(resolved);
    }

    /// <summary>Addresses and names are the same in any case.</summary>
    private sealed class MemberComparer : IEqualityComparer<QueueMember>
    {
        public bool Equals(QueueMember x, QueueMember y) => x.EntityType == y.EntityType
            && string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode(QueueMember member) =>
            StringComparer.OrdinalIgnoreCase.GetHashCode(member.Name ?? "");
    }
}

/// <summary>
/// <c>user.get</c>, <c>department.get</c>: the one active user of an e-mail address, or the one department of a name.
/// </summary>
internal sealed class FindQueueMember(QueueMember name)
    : Request<QueueMember>(name.EntityType is QueueEntityType.User ? GetUsers.MethodName : GetDepartments.MethodName)
{
    private bool IsUser => name.EntityType is QueueEntityType.User;

    internal override JObject Parameters() => IsUser
        ? new() { ["FILTER"] = new JObject { ["EMAIL"] = name.Name, ["ACTIVE"] = true } }
        : new() { ["NAME"] = name.Name };

    internal override Outcome<QueueMember> Read(JToken answer)
    {
        if (answer is not JArray rows)
            return Unexpected("a list", answer);

        // A portal that looks for a part of the text gives more than was asked for.
        string field = IsUser ? "EMAIL" : "NAME";
        int[] ids =
        [
            .. rows.OfType<JObject>()
                .Where(row => string.Equals(JsonField.Text(row[field]), name.Name, StringComparison.OrdinalIgnoreCase))
                .Select(row => JsonField.Number(row["ID"]))
                .OfType<int>(),
        ];
        return ids.Length switch
        {
            0 => Fail(OpenLineErrorCodes.OperatorNotFound, IsUser
                ? $"The portal has no active user with the address {name.Name}."
                : $"The portal has no department '{name.Name}'."),
            1 => Outcome.Success(name with { EntityId = ids[0], Name = null }),
            _ => Fail(OpenLineErrorCodes.OperatorAmbiguous,
                $"The portal has {ids.Length} entries for {name}: {string.Join(", ", ids)}. Give the id."),
        };
    }

    internal override RestError Explain(RestError error) => new(
        error.Code, $"{name} could not be looked up. {error.Description}", error.Execution, error.Status);

    private static Outcome<QueueMember> Fail(string code, string description) =>
        Outcome.Failure<QueueMember>(new RestError(code, description, Execution.Refused));
}
