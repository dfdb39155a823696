namespace Bitrix24.OpenLines.PowerShell;

/// <summary>A cmdlet that reads users or departments: those of some ids, or page by page those of a query.</summary>
/// <typeparam name="T">What is read.</typeparam>
public abstract class DirectoryCommand<T> : BulkCommand<int, T>
{
    private protected DirectoryCommand()
    {
    }

    private protected override string Achieved => "read";

    private protected override ErrorHelpTable ErrorHelp => CompanyErrorHelp.Table;

    private protected CompanyClient Company => new(Client);

    /// <summary>
    /// Writes every page before the next is asked for, so that a pipeline that has enough stops the reading.
    /// </summary>
    /// <param name="pages">The pages.</param>
    /// <param name="isWanted">What of them is written.</param>
    /// <returns>Whether all could be read.</returns>
    private protected bool WritePages(DirectoryPages<T> pages, Func<T, bool> isWanted)
    {
        while (pages.HasMore)
        {
            Outcome<IReadOnlyList<T>> page = Wait(pages.ReadNextAsync);
            foreach (string notice in page.Notices)
                WriteWarning(notice);
            if (page.Error is { } error)
            {
                Fail(error, null);
                return false;
            }
            T[] wanted = [.. page.Value.Where(isWanted)];
            CountDone(wanted.Length);
            WriteObject(wanted, enumerateCollection: true);
        }
        return true;
    }

    /// <summary>Tells of the names that stand for one alone, and that nobody has.</summary>
    private protected void TellMissing(IEnumerable<NamePattern> patterns, Func<string, RestError> error)
    {
        foreach (NamePattern missing in patterns.Where(pattern => pattern is { IsExact: true, HasMatched: false }))
            Fail(error(missing.Text), missing.Text);
    }
}
