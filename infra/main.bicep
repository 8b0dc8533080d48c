// One OkrBot for one tenant, without a secret anywhere.
//
// The bot keeps its data in the tables and the queue of the storage account, or in a file on the machine's disk. The file takes exactly one
// machine, with a real disk: on the network shares of App Service and Container Apps SQLite's write-ahead log fails with "database is locked".
targetScope = 'resourceGroup'

@description('Begins every name. Lower case letters and digits; also the DNS label of the machine, so unique in the region.')
@minLength(3)
@maxLength(16)
param name string = 'okrbot'

param location string = resourceGroup().location

@description('Host name under which Teams and browsers reach the bot. Empty: the machine\'s own name in the region.')
param hostName string = ''

@description('Client id of an app registration that trusts the managed identity by a federated credential. Empty: the managed identity itself is the bot.')
param botAppId string = ''

@description('The tenant served. The app registration or identity lives in it too.')
param tenantId string = tenant().tenantId

@description('For the machine\'s one account. Port 22 stays closed; commands go through az vm run-command.')
param sshPublicKey string

@description('Where the bot keeps its data: the storage account, or a file on the machine\'s disk. To change it later: stop the bot, move the data with "copy", then deploy with the other value.')
@allowed(['Azure', 'Embedded'])
param storage string = 'Azure'

@description('Object ids of the people who run the OKR programme, with commas between them. Empty: the first team opens a cycle.')
param programmeLeads string = ''

@description('Whether the bot may ask Microsoft Graph. The permissions that this needs are granted apart.')
param graph bool = false

@allowed(['F0', 'S1'])
param botSku string = 'F0'

@description('In Azure Government only: whose Teams it is. GCC lives in the public cloud.')
@allowed(['GccHigh', 'Dod'])
param government string = 'GccHigh'

@description('In the public cloud only: whether the tenant is one of GCC, whose Teams is reached by another way.')
param gcc bool = false

@description('Standard_LRS where the region has no zones.')
@allowed(['Standard_ZRS', 'Standard_LRS'])
param storageSku string = 'Standard_ZRS'

// The program's setting Cloud. In Azure China the deployment is refused: Teams takes no bots there (Learn, "Plan for sovereign clouds", 2026-07-27).
var clouds = {
  AzureCloud: 'Public'
  AzureUSGovernment: government
}
var cloud = clouds[environment().name]
var host = empty(hostName) ? address.properties.dnsSettings.fqdn : hostName
var appId = empty(botAppId) ? identity.properties.clientId : botAppId

// The program's settings. A test holds that each name is one that the program knows, and that none is missing.
// Callers come through the machine's own proxy: without the forwarded headers all of them would share one address, and its limit.
var settings = {
  Cloud: cloud
  Teams__AppId: appId
  Teams__TenantId: tenantId
  Teams__AllowedTenants__0: tenantId
  Teams__Credential: empty(botAppId) ? 'ManagedIdentity' : 'FederatedToken'
  Storage__Kind: storage
  Programme__Leads: programmeLeads
  Graph__Enabled: graph ? 'true' : 'false'
  Public__BaseUrl: 'https://${host}'
  ASPNETCORE_ENVIRONMENT: 'Production'
  ASPNETCORE_URLS: 'http://127.0.0.1:3978'
  ASPNETCORE_FORWARDEDHEADERS_ENABLED: 'true'
  AZURE_CLIENT_ID: identity.properties.clientId
}

// A setting of the other kind, even an empty one, would contradict Storage__Kind and stop the start.
var azureSettings = {
  Storage__Account: store.outputs.account
  Storage__ClientId: identity.properties.clientId
}
var embeddedSettings = {
  Storage__Path: '/var/lib/okrbot/okrbot.db'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource address 'Microsoft.Network/publicIPAddresses@2024-01-01' = {
  name: '${name}-address'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
    dnsSettings: {
      domainNameLabel: name
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: botSku
  }
  properties: {
    displayName: 'OkrBot'
    endpoint: 'https://${host}/api/messages'
    msaAppId: appId
    msaAppType: empty(botAppId) ? 'UserAssignedMSI' : 'SingleTenant'
    msaAppTenantId: tenantId
    msaAppMSIResourceId: empty(botAppId) ? identity.id : null
    disableLocalAuth: true
  }

  resource teams 'channels@2022-09-15' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: {
        isEnabled: true
        deploymentEnvironment: cloud == 'Public' && gcc ? 'GCCModerateDeployment' : null
      }
    }
  }
}

module store 'storage.bicep' = {
  name: '${name}-storage'
  params: {
    name: name
    location: location
    botPrincipalId: identity.properties.principalId
    holdsData: storage == 'Azure'
    sku: storageSku
  }
}

module machine 'machine.bicep' = {
  name: '${name}-machine'
  params: {
    name: name
    location: location
    host: host
    addressId: address.id
    identityId: identity.id
    identityClientId: identity.properties.clientId
    programUrl: store.outputs.programUrl
    settings: union(settings, storage == 'Azure' ? azureSettings : embeddedSettings)
    sshPublicKey: sshPublicKey
  }
}

output botId string = appId

@description('Object id of the enterprise app, which Exchange asks for; empty with an app registration: az ad sp show --id BOTID --query id.')
output botObjectId string = empty(botAppId) ? identity.properties.principalId : ''

output host string = host
output storageAccount string = store.outputs.account
output machine string = machine.outputs.machine
