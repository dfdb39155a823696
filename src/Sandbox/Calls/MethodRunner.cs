namespace Bitrix24.Sandbox;

/// <summary>Runs calls: who may, what goes wrong, how long it takes, what that is charged to.</summary>
/// <param name="methods">The portal's methods.</param>
/// <param name="faults">The faults that strike calls.</param>
/// <param name="operating">What calls are charged to.</param>
/// <param name="settings">The portal's settings as they are now.</param>
/// <param name="clock">The portal's clock.</param>
/// <param name="counts">Counts the calls that run.</param>
/// <param name="events">Tells of what calls do.</param>
/// <param name="gate">Held while a call does what it does, but not while it takes its time.</param>
internal sealed class MethodRunner(
    MethodTable methods,
    SandboxFaults faults,
    OperatingTimes operating,
    Func<SandboxSettings> settings,
    Func<DateTimeOffset> clock,
    PortalCounts counts,
    PortalEvents events,
    object gate)
{
    /// <exception cref="RestException">The portal refuses the call, or the call fails.</exception>
    /// <exception cref="RequestTimeUpException">The time of its request was up before it ran.</exception>
    public Task<FinishedCall> RunAsync(string name, MethodCall call)
    {
        RestMethod method = methods.Find(name) ?? throw RestException.MethodNotFound();
        if (!call.Caller.Has(method.Scopes))
            throw RestException.InsufficientScope();
        if (settings().HasTimes)
            return RunInTimeAsync(method, call);

        // What takes no time is done at one go: batches that run side by side would else meet at each step of each
        // call, and wait for one another longer than they run.
        lock (gate)
            return RunInTimeAsync(method, call);
    }

    private async Task<FinishedCall> RunInTimeAsync(RestMethod method, MethodCall call)
    {
        DateTimeOffset start = clock();
        Admit(method, call, start);
        try
        {
            MethodResult result = await RunAsync(method, call).ConfigureAwait(false);
            return new FinishedCall(result, Charge(method, call, start));
        }
        catch (Exception error) when (error is RestException or RequestTimeUpException)
        {
            // It has run as well.
            Charge(method, call, start);
            throw;
        }
    }

    private void Admit(RestMethod method, MethodCall call, DateTimeOffset now)
    {
        lock (gate)
        {
            bool isOverLimit = settings().OperatingLimit is { } limit
                && operating.Of(call.Caller, method).Sum(now) >= limit;
            SandboxFault? fault = isOverLimit ? null : faults.ForCall(method.Name);
            if (fault?.Error is { } error && fault.Kind is SandboxFaultKind.MethodError)
                throw new RestException(error.Status, error.Code, error.Description);
            if (isOverLimit || fault is not null)
                throw RestException.OperationTimeLimit();
        }
    }

    private async Task<MethodResult> RunAsync(RestMethod method, MethodCall call)
    {
        if (method.RunCalls is { } runCalls)
            return await runCalls(call).ConfigureAwait(false);

        await call.Time.SpendAsync(settings().TimeOf(method.Name)).ConfigureAwait(false);
        lock (gate)
        {
            if (call.Time.IsOver)
                throw new RequestTimeUpException();
            counts.Call(method);
            return events.During(call, method.Run);
        }
    }

    private CallTime Charge(RestMethod method, MethodCall call, DateTimeOffset start)
    {
        lock (gate)
        {
            DateTimeOffset finish = clock();
            OperatingTime time = operating.Of(call.Caller, method);
            bool isCharged = method.RunCalls is null
                ? !(call.IsInBatch && settings().ChargesBatch)
                : settings().ChargesBatch;
            // A clock that was set back makes no time undone.
            if (isCharged && finish > start && !call.Time.IsOver)
                time.Charge(finish - start, finish);
            return new CallTime(start, finish, time.Sum(finish).TotalSeconds, time.ResetAt(finish));
        }
    }
}

/// <summary>What a call has come to.</summary>
internal sealed record FinishedCall(MethodResult Result, CallTime Time);
