// The storage account. Now it carries the published program to the machine; the bot's tables and queues come into it later.
// Entra tokens only: there is no account key to lose.
param name string
param location string

@description('Object id of the identity that may read the program.')
param readerPrincipalId string

var blobDataReader = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1')

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: take('${name}${uniqueString(resourceGroup().id)}', 24)
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_ZRS'
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
  name: guid(account::blobs::program.id, readerPrincipalId, blobDataReader)
  scope: account::blobs::program
  properties: {
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: blobDataReader
  }
}

output account string = account.name
output programUrl string = '${account.properties.primaryEndpoints.blob}program/okrbot.tar.gz'
