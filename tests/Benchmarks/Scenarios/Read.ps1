# Every line is read with all its fields, and kept in a variable.
$count = $Quick ? 1000 : 20000
$title = "Read $($count.ToString('N0', $english)) lines, all fields"
$null = Connect-B24Portal -WebhookUrl $SandboxUrl -Plan Unlimited
Reset-Portal
New-Row $count | New-B24OpenLine -NoReadBack | Out-Null
$common = @{ Scenario = $title; Size = $count; Repeat = $repeat }
Add-Ratio @(
    Measure-Work @common -Client 'Get-B24OpenLine' -Work { Get-B24OpenLine } -Names { $args[0].ForEach('Name') }
    Measure-Work @common -Client 'batches' -Work { Get-LineByBatch } -Names { $args[0].ForEach('LINE_NAME') }
    Measure-Work @common -Client 'loop' -Work { Get-LineByLoop } -Names { $args[0].ForEach('LINE_NAME') }
)
