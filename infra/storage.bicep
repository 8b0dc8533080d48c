// The storage account: it carries the published program to the machine, and holds the bot's tables and its queue unless those are in a file.
// The bot makes tables and queue itself. Entra tokens only: there is no account key to lose.
param name string
param location string

@description('Object id of the bot\'s identity: it may read the program, and keep its data here.')
param botPrincipalId string

param holdsData bool
param sku string

var blobDataReader = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1')
var tableDataContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3')
var queueDataContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '974c5e8b-45b9-4653-ba55-5f855dd0fb88')

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: take('${name}${uniqueString(resourceGroup().id)}', 24)
  location: location
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices@2023-05-01' = {
    name: 'default'

    resource program 'containers@2023-05-01' = {
      name: 'program'
    }
  }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::program.id, botPrincipalId, blobDataReader)
  scope: account::blobs::program
  properties: {
    principalId: botPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: blobDataReader
  }
}

resource mayKeepData 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in [tableDataContributor, queueDataContributor]: if (holdsData) {
  name: guid(account.id, botPrincipalId, role)
  scope: account
  properties: {
    principalId: botPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: role
  }
}]

output account string = account.name
output programUrl string = '${account.properties.primaryEndpoints.blob}program/okrbot.tar.gz'
