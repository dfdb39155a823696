# Rows become lines although answers get lost and the portal fails. Which requests are struck depends on the seed alone.
$count = $Quick ? 60 : 500
$title = "Create $($count.ToString('N0', $english)) rows; 5% answers lost, 5% errors 500"
$rows = @(New-Row $count)
$null = Connect-B24Portal -WebhookUrl $SandboxUrl -Plan Unlimited
# Among few requests, few are struck: with these seeds, the fifth answer is lost and the seventh request is an error.
$prepare = {
    Reset-Portal
    Add-Fault @{ kind = 'DropAfter'; rate = 0.05; seed = 4 }
    Add-Fault @{ kind = 'ServerError'; rate = 0.05; seed = 27 }
}
$common = @{ Scenario = $title; Size = $count; Prepare = $prepare }
Add-Ratio @(
    Measure-Work @common -Client 'New-B24OpenLine -NoReadBack' -Work { $rows | New-B24OpenLine -NoReadBack }
    Measure-Work @common -Client 'batches, sent again' -Work { New-LineByBatch $rows }
    Measure-Work @common -Client 'loop, sent again' -Work { New-LineByLoop $rows }
)
