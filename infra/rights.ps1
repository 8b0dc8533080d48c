#requires -Version 7.2
<#
.SYNOPSIS
  Gives OkrBot the rights in Microsoft 365 that it can use, and no others. May run any number of times.
.DESCRIPTION
  Each part is for another administrator and runs only when it is named:
    -Part Graph     Entra:    application permissions. Modules: Microsoft.Graph.Authentication, Microsoft.Graph.Applications
    -Part Meetings  Teams:    the application access policy for people's meetings. Module: MicrosoftTeams, after Connect-MicrosoftTeams
    -Part Mailboxes Exchange: calendars and mailbox settings of one group only. Module: ExchangeOnlineManagement, after Connect-ExchangeOnline
  With -Part Mailboxes leave the three of $MailboxPermissions out of Graph (-NarrowMailboxes): a grant for all mailboxes would defeat the group.
.EXAMPLE
  ./rights.ps1 -ClientId BOTID -TenantId TENANT -Part Graph -NarrowMailboxes
.EXAMPLE
  ./rights.ps1 -ClientId BOTID -TenantId TENANT -Part Meetings -Facilitators OID, OID
.EXAMPLE
  ./rights.ps1 -ClientId BOTID -TenantId TENANT -Part Mailboxes -ObjectId ENTERPRISEAPP -Group okr-teams@contoso.com
#>
[CmdletBinding(SupportsShouldProcess)]
param(
  # The bot's client id: the output botId of main.bicep.
  [Parameter(Mandatory)][guid] $ClientId,
  [Parameter(Mandatory)][guid] $TenantId,
  [Parameter(Mandatory)][ValidateSet('Graph', 'Meetings', 'Mailboxes')][string] $Part,
  [ValidateSet('Global', 'USGov', 'USGovDoD', 'China')][string] $Cloud = 'Global',
  [switch] $NarrowMailboxes,
  # Object ids of the people whose meetings may be looked up.
  [string[]] $Facilitators = @(),
  # Everybody's meetings instead: the policy of the whole tenant.
  [switch] $Everyone,
  # Of the enterprise app, not of the app registration.
  [guid] $ObjectId,
  # A mail-enabled security group.
  [string] $Group
)
$ErrorActionPreference = 'Stop'

# A test holds that these are the bot's table of rights.
$Permissions = @(
  'OnlineMeetings.Read.All'
  'AppCatalog.Read.All'
  'TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All'
  'User.Read.All'
  'GroupMember.Read.All'
)
$MailboxPermissions = @(
  'Calendars.Read'
  'Calendars.ReadWrite'
  'MailboxSettings.Read'
)

function Grant-Graph {
  Connect-MgGraph -TenantId $TenantId -Environment $Cloud -Scopes 'Application.Read.All', 'AppRoleAssignment.ReadWrite.All' -NoWelcome
  $bot = Get-MgServicePrincipal -Filter "appId eq '$ClientId'"
  if (-not $bot) { throw "There is no enterprise app with client id $ClientId in this tenant." }
  $graph = Get-MgServicePrincipal -Filter "appId eq '00000003-0000-0000-c000-000000000000'"
  $given = (Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $bot.Id -All).AppRoleId
  # Writing to calendars includes reading them.
  $wide = if ($NarrowMailboxes) { @() } else { $MailboxPermissions | Where-Object { $_ -ne 'Calendars.Read' } }
  foreach ($name in $Permissions + $wide) {
    $role = $graph.AppRoles | Where-Object { $_.Value -eq $name -and $_.AllowedMemberTypes -contains 'Application' }
    if (-not $role) { Write-Warning "$name does not exist in this cloud."; continue }
    if ($given -contains $role.Id) { Write-Output "$name was given before."; continue }
    if ($PSCmdlet.ShouldProcess($name, 'Give')) {
      New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $bot.Id -PrincipalId $bot.Id -ResourceId $graph.Id -AppRoleId $role.Id | Out-Null
      Write-Output "$name is given."
    }
  }
}

function Grant-Meetings {
  if ($Everyone -eq ($Facilitators.Count -gt 0)) { throw '-Part Meetings needs either -Facilitators or -Everyone.' }
  # CsApplicationAccessPolicy: takes up to 30 minutes.
  $policy = Get-CsApplicationAccessPolicy -Identity OkrBot -ErrorAction SilentlyContinue
  if (-not $policy) {
    if ($PSCmdlet.ShouldProcess('OkrBot', 'Make the application access policy')) {
      New-CsApplicationAccessPolicy -Identity OkrBot -AppIds "$ClientId" -Description 'OkrBot finds the chat of a meeting' | Out-Null
    }
  }
  elseif ($policy.AppIds -notcontains "$ClientId") {
    if ($PSCmdlet.ShouldProcess("$ClientId", 'Add to the application access policy OkrBot')) { Set-CsApplicationAccessPolicy -Identity OkrBot -AppIds @{ Add = "$ClientId" } }
  }
  if ($Everyone) {
    if ($PSCmdlet.ShouldProcess("everybody's meetings", 'Give')) { Grant-CsApplicationAccessPolicy -PolicyName OkrBot -Global }
  }
  foreach ($person in $Facilitators) {
    # A person has one policy: another app's would be lost without a word.
    $before = (Get-CsOnlineUser -Identity $person).ApplicationAccessPolicy
    if ($before -and "$before" -ne 'OkrBot') { Write-Warning "$person has the policy $before. Add $ClientId to that one instead: Set-CsApplicationAccessPolicy -Identity '$before' -AppIds @{ Add = '$ClientId' }"; continue }
    if ($PSCmdlet.ShouldProcess($person, 'Give')) { Grant-CsApplicationAccessPolicy -PolicyName OkrBot -Identity $person }
  }
}

function Grant-Mailboxes {
  if (-not $ObjectId -or -not $Group) { throw '-Part Mailboxes needs -ObjectId and -Group.' }
  $members = (Get-Group -Identity $Group).DistinguishedName.Replace("'", "''")
  if (-not (Get-ServicePrincipal -Identity "$ObjectId" -ErrorAction SilentlyContinue)) {
    if ($PSCmdlet.ShouldProcess("$ObjectId", 'Make known to Exchange')) { New-ServicePrincipal -AppId "$ClientId" -ObjectId "$ObjectId" -DisplayName OkrBot | Out-Null }
  }
  $scope = Get-ManagementScope -Identity OkrBot -ErrorAction SilentlyContinue
  if (-not $scope) {
    if ($PSCmdlet.ShouldProcess($Group, 'Make the scope OkrBot')) { New-ManagementScope -Name OkrBot -RecipientRestrictionFilter "MemberOfGroup -eq '$members'" | Out-Null }
  }
  elseif (-not "$($scope.RecipientFilter)".Contains($members)) { throw "The scope OkrBot is for another group: $($scope.RecipientFilter). Change it with Set-ManagementScope, or name that group." }
  # Writing to calendars includes reading them.
  foreach ($name in $MailboxPermissions | Where-Object { $_ -ne 'Calendars.Read' }) {
    if (Get-ManagementRoleAssignment -Identity "OkrBot $name" -ErrorAction SilentlyContinue) { Write-Output "Application $name was given before."; continue }
    if ($PSCmdlet.ShouldProcess($name, "Give for $Group")) {
      New-ManagementRoleAssignment -Name "OkrBot $name" -App "$ObjectId" -Role "Application $name" -CustomResourceScope OkrBot | Out-Null
      Write-Output "Application $name is given for $Group."
    }
  }
}

switch ($Part) {
  'Graph' { Grant-Graph }
  'Meetings' { Grant-Meetings }
  'Mailboxes' { Grant-Mailboxes }
}
