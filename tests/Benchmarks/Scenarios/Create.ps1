# Rows from a CSV become lines, on a portal without limits.
$count = $Quick ? 100 : 2000
$title = "Create $($count.ToString('N0', $english)) rows from a CSV"
$csv = Join-Path ([IO.Path]::GetTempPath()) "b24-benchmark-$PID.csv"
New-Row $count | Export-Csv $csv -Encoding utf8
$null = Connect-B24Portal -WebhookUrl $SandboxUrl -Plan Unlimited
$common = @{ Scenario = $title; Prepare = { Reset-Portal } }
try {
    Add-Ratio @(
        Measure-Work @common -Client 'New-B24OpenLine -NoReadBack' -Size $count -Repeat $repeat -Work {
            Import-Csv $csv | New-B24OpenLine -NoReadBack
        }
        Measure-Work @common -Client 'New-B24OpenLine' -Size $count -Repeat $repeat -Work {
            Import-Csv $csv | New-B24OpenLine
        }
        Measure-Work @common -Client 'batches' -Size $count -Repeat $repeat -Work {
            New-LineByBatch (Import-Csv $csv)
        }
        Measure-Work @common -Client 'loop' -Size ($count / 10) -Of $count -Work {
            New-LineByLoop (Import-Csv $csv | Select-Object -First ($count / 10))
        }
    )
}
finally {
    Remove-Item -LiteralPath $csv
}
