// One OkrBot for one tenant, without a secret anywhere.
//
// The storage adapter for Azure Tables and Queues is not built yet, so the bot keeps its data in the embedded file. SQLite's
// write-ahead log needs a real disk: on the network shares of App Service and Container Apps it fails with "database is locked".
// Therefore the program runs on one small machine with a managed disk, and there must be exactly one of it.
// When that adapter is there, machine.bicep gives way to an App Service with Storage__Kind=Azure; the rest stays.
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

@allowed(['F0', 'S1'])
param botSku string = 'F0'

var host = empty(hostName) ? '${name}.${location}.cloudapp.azure.com' : hostName
var appId = empty(botAppId) ? identity.properties.clientId : botAppId

// The program's settings. A test holds that each name is one that the program knows, and that none is missing.
var settings = {
  Teams__AppId: appId
  Teams__TenantId: tenantId
  Teams__AllowedTenants__0: tenantId
  Teams__Credential: empty(botAppId) ? 'ManagedIdentity' : 'FederatedToken'
  Storage__Kind: 'Embedded'
  Storage__Path: '/var/lib/okrbot/okrbot.db'
  Public__BaseUrl: 'https://${host}'
  ASPNETCORE_ENVIRONMENT: 'Production'
  ASPNETCORE_URLS: 'http://127.0.0.1:3978'
  AZURE_CLIENT_ID: identity.properties.clientId
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
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
      }
    }
  }
}

module storage 'storage.bicep' = {
  name: '${name}-storage'
  params: {
    name: name
    location: location
    readerPrincipalId: identity.properties.principalId
  }
}

module machine 'machine.bicep' = {
  name: '${name}-machine'
  params: {
    name: name
    location: location
    host: host
    identityId: identity.id
    identityClientId: identity.properties.clientId
    programUrl: storage.outputs.programUrl
    settings: settings
    sshPublicKey: sshPublicKey
  }
}

output botId string = appId
output host string = host
output storageAccount string = storage.outputs.account
output machine string = machine.outputs.machine
