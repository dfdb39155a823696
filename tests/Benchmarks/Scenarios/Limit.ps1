# Rows become lines, on a portal that takes 50 requests at once. A real one takes 2 a second then; this one takes ten
# times as many, so that the run takes seconds and not minutes.
$count = $Quick ? 2600 : 5000
$title = "Create $($count.ToString('N0', $english)) rows; 50 requests at once, then 20 a second"
$rows = @(New-Row $count)
$limit = @{ requestBurst = 50; requestsPerSecond = 20 }
$null = Connect-B24Portal -WebhookUrl $SandboxUrl -RequestBurst 50 -RequestsPerSecond 20
# The requests of the connection have run out of the bucket on this side then, as the portal's is empty from the start.
$common = @{ Scenario = $title; Prepare = { Reset-Portal $limit; Start-Sleep -Seconds 1 } }
$looped = $Quick ? 55 : $count / 10

$module = Measure-Work @common -Client 'New-B24OpenLine -NoReadBack' -Size $count -Work {
    $rows | New-B24OpenLine -NoReadBack
}
$floor = $module.PSObject.Copy()
$floor.Client = "least time for $($module.Requests) requests"
$floor.Seconds = ($module.Requests - 50) / 20
$floor.Requests = $floor.Refused = $floor.Lines = $floor.Lost = $floor.Doubled = $null
Add-Ratio @(
    $module
    $floor
    Measure-Work @common -Client 'batches' -Size $count -Work { New-LineByBatch $rows }
    Measure-Work @common -Client 'loop' -Size $looped -Of $count -Work { New-LineByLoop $rows[0..($looped - 1)] }
)
