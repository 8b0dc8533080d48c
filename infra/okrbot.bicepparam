// What this installation is deployed with, each time: whatever a deployment does not name falls back to the template's own value.
//   SSH_PUBLIC_KEY="$(cat ~/.ssh/id_ed25519.pub)" az deployment group create -g GROUP -p infra/okrbot.bicepparam
// A test holds that these are the template's parameters, all of them.
using 'main.bicep'

param name = 'okrbot'
param hostName = ''
param botAppId = ''
param sshPublicKey = readEnvironmentVariable('SSH_PUBLIC_KEY')
param storage = 'Azure'
param programmeLeads = ''
param graph = false
param botSku = 'F0'
param government = 'GccHigh'
param gcc = false
param storageSku = 'Standard_ZRS'

// Else those of the resource group and of whoever deploys.
// param location = ''
// param tenantId = ''
