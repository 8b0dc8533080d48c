#requires -Version 7.2
<#
.SYNOPSIS
  Gives OkrBot rights in Microsoft 365: all that it can use, or those that are named. May run any number of times; takes nothing back.
.DESCRIPTION
  Each part is for another administrator and runs only when it is named:
    -Part Graph     Entra, Privileged Role Administrator: application permissions. Modules: Microsoft.Graph.Authentication, Microsoft.Graph.Applications
    -Part Meetings  Teams: the application access policy for the meetings of those who organise them. Module: MicrosoftTeams, after Connect-MicrosoftTeams
    -Part Mailboxes Exchange: calendars and mailbox settings of groups only. Module: ExchangeOnlineManagement, after Connect-ExchangeOnline, and once per
                    tenant Enable-OrganizationCustomization
  With -Part Mailboxes leave the permissions of $MailboxPermissions out of Graph (-NarrowMailboxes): a grant for all mailboxes would defeat the groups.
  -Only names the permissions to give, -ReadOnlyCalendars is for who wants no appointments in calendars: they are read and never written.
  In the US government's clouds: -Cloud USGov or USGovDoD with -Part Graph, Connect-MicrosoftTeams -TeamsEnvironmentName TeamsGCCH or TeamsDOD,
  Connect-ExchangeOnline -ExchangeEnvironmentName O365USGovGCCHigh or O365USGovDoD.
.EXAMPLE
  ./rights.ps1 -Part Graph -ClientId BOTID -TenantId TENANT -NarrowMailboxes
.EXAMPLE
  ./rights.ps1 -Part Meetings -ClientId BOTID -Organisers OID, OID
.EXAMPLE
  ./rights.ps1 -Part Mailboxes -ClientId BOTID -ObjectId BOTOBJECTID -Group okr-organisers@contoso.com -AwayGroup okr-teams@contoso.com
#>
[CmdletBinding(SupportsShouldProcess)]
param(
  [Parameter(Mandatory)][ValidateSet('Graph', 'Meetings', 'Mailboxes')][string] $Part,
  # The bot's client id: the output botId of main.bicep.
  [Parameter(Mandatory)][guid] $ClientId,
  # With -Part Graph.
  [Nullable[guid]] $TenantId,
  [ValidateSet('Global', 'USGov', 'USGovDoD', 'China')][string] $Cloud = 'Global',
  # These permissions and no others, by their names in Graph.
  [string[]] $Only = @(),
  # Calendars.Read in place of Calendars.ReadWrite.
  [switch] $ReadOnlyCalendars,
  [switch] $NarrowMailboxes,
  # Object ids of the people who organise meetings with a check-in: Teams asks whether the meeting's organiser may be looked up, whoever picks it.
  [string[]] $Organisers = @(),
  # Everybody's meetings instead: the policy of the whole tenant.
  [switch] $Everyone,
  # Of the enterprise app, not of the app registration: the output botObjectId of main.bicep.
  [Nullable[guid]] $ObjectId,
  # A mail-enabled security group: those who run check-ins and those who organise their meetings. Their calendars are read and written.
  [string] $Group,
  # Another one: everybody on the teams. Of these only the mailbox settings are read, for out of office. Without it -Group serves for that too.
  [string] $AwayGroup
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

# Writing to calendars includes reading them.
function Select-Wanted([string[]] $Names) {
  if ($Only) { return $Names | Where-Object { $Only -contains $_ } }
  $spared = $ReadOnlyCalendars ? 'Calendars.ReadWrite' : 'Calendars.Read'
  return $Names | Where-Object { $_ -ne $spared }
}

function Grant-Graph {
  if (-not $TenantId) { throw '-Part Graph needs -TenantId.' }
  Connect-MgGraph -TenantId $TenantId -Environment $Cloud -Scopes 'Application.Read.All', 'AppRoleAssignment.ReadWrite.All' -NoWelcome
  $bot = Get-MgServicePrincipal -Filter "appId eq '$ClientId'"
  if (-not $bot) { throw "There is no enterprise app with client id $ClientId in this tenant." }
  $graph = Get-MgServicePrincipal -Filter "appId eq '00000003-0000-0000-c000-000000000000'"
  $given = (Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $bot.Id -All).AppRoleId
  $wanted = @(Select-Wanted $Permissions) + @($NarrowMailboxes ? @() : (Select-Wanted $MailboxPermissions))
  foreach ($name in $wanted | Where-Object { $_ }) {
    $role = Find-Role $graph $name
    if (-not $role) { Write-Warning "$name does not exist in this cloud."; continue }
    if ($given -contains $role.Id) { Write-Output "$name was given before."; continue }
    if ($PSCmdlet.ShouldProcess($name, 'Give')) {
      New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $bot.Id -PrincipalId $bot.Id -ResourceId $graph.Id -AppRoleId $role.Id | Out-Null
      Write-Output "$name is given."
    }
  }
  if (-not ($NarrowMailboxes -or $ReadOnlyCalendars)) { return }
  foreach ($name in $MailboxPermissions | Where-Object { $wanted -notcontains $_ }) {
    $role = Find-Role $graph $name
    if ($role -and $given -contains $role.Id) { Write-Warning "$name stands for every mailbox$($NarrowMailboxes ? ', so that a group in Exchange narrows nothing' : ''). Take it back in Entra, under the enterprise app's permissions." }
  }
}

function Find-Role($Graph, [string] $Name) { $Graph.AppRoles | Where-Object { $_.Value -eq $Name -and $_.AllowedMemberTypes -contains 'Application' } }

function Grant-Meetings {
  if ($Cloud -eq 'China') { throw 'This cloud has no online meetings that an app may look up.' }
  if ($Everyone -eq ($Organisers.Count -gt 0)) { throw '-Part Meetings needs either -Organisers or -Everyone.' }
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
  foreach ($person in $Organisers) {
    # A person has one policy: another app's would be lost without a word.
    $before = (Get-CsOnlineUser -Identity $person).ApplicationAccessPolicy
    if ($before -and "$before" -ne 'OkrBot') { Write-Warning "$person has the policy $before. Add $ClientId to that one instead: Set-CsApplicationAccessPolicy -Identity '$before' -AppIds @{ Add = '$ClientId' }"; continue }
    if ($PSCmdlet.ShouldProcess($person, 'Give')) { Grant-CsApplicationAccessPolicy -PolicyName OkrBot -Identity $person }
  }
}

function Grant-Mailboxes {
  if (-not $ObjectId -or -not $Group) { throw '-Part Mailboxes needs -ObjectId and -Group.' }
  if (-not (Get-ServicePrincipal -Identity "$ObjectId" -ErrorAction SilentlyContinue)) {
    if ($PSCmdlet.ShouldProcess("$ObjectId", 'Make known to Exchange')) { New-ServicePrincipal -AppId "$ClientId" -ObjectId "$ObjectId" -DisplayName OkrBot | Out-Null }
  }
  New-Scope 'OkrBot' $Group
  if ($AwayGroup) { New-Scope 'OkrBot away' $AwayGroup }
  foreach ($name in Select-Wanted $MailboxPermissions) {
    $scope = ($AwayGroup -and $name -eq 'MailboxSettings.Read') ? 'OkrBot away' : 'OkrBot'
    $before = Get-ManagementRoleAssignment -Identity "OkrBot $name" -ErrorAction SilentlyContinue
    if ($before -and "$($before.CustomResourceScope)" -eq $scope) { Write-Output "Application $name was given before, for the scope $scope."; continue }
    if ($before) { Write-Warning "Application $name was given before, for the scope $($before.CustomResourceScope). For the scope $scope first Remove-ManagementRoleAssignment 'OkrBot $name', then run this again."; continue }
    if ($PSCmdlet.ShouldProcess($name, "Give for the scope $scope")) {
      New-ManagementRoleAssignment -Name "OkrBot $name" -App "$ObjectId" -Role "Application $name" -CustomResourceScope $scope | Out-Null
      Write-Output "Application $name is given for the scope $scope."
    }
  }
  Write-Output "It takes up to two hours. To try it: Test-ServicePrincipalAuthorization -Identity $ObjectId -Resource MAILBOX"
}

# Whoever is a member of the group itself, and not of a group in it.
function New-Scope([string] $Name, [string] $Of) {
  $members = (Get-Group -Identity $Of).DistinguishedName.Replace("'", "''")
  $scope = Get-ManagementScope -Identity $Name -ErrorAction SilentlyContinue
  if (-not $scope) {
    if ($PSCmdlet.ShouldProcess($Of, "Make the scope $Name")) { New-ManagementScope -Name $Name -RecipientRestrictionFilter "MemberOfGroup -eq '$members'" | Out-Null }
  }
  elseif (-not "$($scope.RecipientFilter)".Contains($members)) { throw "The scope $Name is for another group: $($scope.RecipientFilter). Change it with Set-ManagementScope, or name that group." }
}

$unknown = $Only | Where-Object { $Permissions + $MailboxPermissions -notcontains $_ }
if ($unknown) { throw "OkrBot has no use for $($unknown -join ', ')." }
switch ($Part) {
  'Graph' { Grant-Graph }
  'Meetings' { Grant-Meetings }
  'Mailboxes' { Grant-Mailboxes }
}
