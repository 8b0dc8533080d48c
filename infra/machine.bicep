// One machine, always on, with a disk of its own for the data. Open ports: 443, and 80 for certificates and the redirect.
param name string
param location string
param host string

@description('The public address under whose name the machine is reached.')
param addressId string

param identityId string
param identityClientId string
param programUrl string
param settings object
param sshPublicKey string
param size string = 'Standard_B2s'

@description('Gigabytes. A team takes some megabytes a cycle.')
param dataDiskSize int = 32

var environment = join(map(items(settings), s => '${s.key}=${s.value}'), '\n')
var setUp = replace(replace(replace(replace(loadTextContent('machine.sh'),
  '@ENVIRONMENT@', base64('${environment}\n')),
  '@HOST@', host),
  '@IDENTITY@', identityClientId),
  '@PROGRAM@', programUrl)

resource wall 'Microsoft.Network/networkSecurityGroups@2024-01-01' = {
  name: '${name}-wall'
  location: location
  properties: {
    securityRules: [
      {
        name: 'web'
        properties: {
          access: 'Allow'
          direction: 'Inbound'
          priority: 100
          protocol: 'Tcp'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRanges: ['80', '443']
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-01-01' = {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: ['10.20.0.0/24']
    }
    subnets: [
      {
        name: 'machine'
        properties: {
          addressPrefix: '10.20.0.0/28'
          networkSecurityGroup: {
            id: wall.id
          }
        }
      }
    ]
  }
}

resource card 'Microsoft.Network/networkInterfaces@2024-01-01' = {
  name: '${name}-card'
  location: location
  properties: {
    ipConfigurations: [
      {
        name: 'main'
        properties: {
          publicIPAddress: {
            id: addressId
          }
          subnet: {
            id: network.properties.subnets[0].id
          }
        }
      }
    ]
  }
}

// Outlives the machine: deleting or replacing the machine keeps the data.
resource data 'Microsoft.Compute/disks@2023-10-02' = {
  name: '${name}-data'
  location: location
  sku: {
    name: 'Premium_LRS'
  }
  properties: {
    creationData: {
      createOption: 'Empty'
    }
    diskSizeGB: dataDiskSize
    networkAccessPolicy: 'DenyAll'
  }
}

resource machine 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    hardwareProfile: {
      vmSize: size
    }
    securityProfile: {
      securityType: 'TrustedLaunch'
      uefiSettings: {
        secureBootEnabled: true
        vTpmEnabled: true
      }
    }
    osProfile: {
      computerName: name
      adminUsername: 'okradmin'
      linuxConfiguration: {
        disablePasswordAuthentication: true
        patchSettings: {
          patchMode: 'AutomaticByPlatform'
        }
        ssh: {
          publicKeys: [
            {
              path: '/home/okradmin/.ssh/authorized_keys'
              keyData: sshPublicKey
            }
          ]
        }
      }
    }
    storageProfile: {
      imageReference: {
        publisher: 'Canonical'
        offer: 'ubuntu-24_04-lts'
        sku: 'server'
        version: 'latest'
      }
      osDisk: {
        createOption: 'FromImage'
        deleteOption: 'Delete'
      }
      dataDisks: [
        {
          lun: 0
          createOption: 'Attach'
          deleteOption: 'Detach'
          caching: 'None'
          managedDisk: {
            id: data.id
          }
        }
      ]
    }
    networkProfile: {
      networkInterfaces: [
        {
          id: card.id
        }
      ]
    }
  }

  // Runs again whenever its text or a setting changes, and may run any number of times.
  resource preparation 'runCommands@2024-07-01' = {
    name: 'set-up'
    location: location
    properties: {
      source: {
        script: setUp
      }
      timeoutInSeconds: 1200
      treatFailureAsDeploymentFailure: true
    }
  }
}

output machine string = machine.name
