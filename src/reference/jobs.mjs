// Writes the names of the fields that jobs have, for the test that compares the tables of fields with
// them. README.md says what the lines mean.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

/** The requests that jobs are, and the descriptions of them, by the name of the client. */
const operations = {
  sagemaker: [
    'CreateTrainingJobRequest',
    'DescribeTrainingJobResponse',
    'CreateProcessingJobRequest',
    'DescribeProcessingJobResponse',
    'CreateHyperParameterTuningJobRequest',
    'DescribeHyperParameterTuningJobResponse'
  ],
  batch: ['RegisterJobDefinitionRequest', 'JobDefinition'],
  ecs: ['RegisterTaskDefinitionRequest', 'TaskDefinition']
}

/** The members of each interface: its name, and their names and types. */
function members(models) {
  const interfaces = new Map()
  for (const file of readdirSync(models).filter((name) => name.endsWith('.d.ts'))) {
    let members
    for (const line of readFileSync(join(models, file), 'utf8').split('\n')) {
      const begin = /^export interface (\w+)/.exec(line)
      const member = /^ {4}(\w+)\??: (.+);$/.exec(line)
      if (begin) {
        interfaces.set(begin[1], (members = []))
      } else if (line === '}') {
        members = undefined
      } else if (member && members) {
        members.push([member[1], member[2].replace(/ \| undefined$/, '')])
      }
    }
  }
  return interfaces
}

/** The paths of all fields in a structure, with [] for the items of a list. */
function paths(interfaces, type, prefix, within) {
  return interfaces.get(type).flatMap(([name, value]) => {
    const isList = value.endsWith('[]')
    const item = isList ? value.slice(0, -2) : value
    const path = `${prefix}${name}${isList ? '[]' : ''}`
    const nested = interfaces.has(item) && !within.includes(item)
    return [path, ...(nested ? paths(interfaces, item, `${path}.`, [...within, item]) : [])]
  })
}

for (const [client, requests] of Object.entries(operations)) {
  const source = join(here, 'node_modules', '@aws-sdk', `client-${client}`)
  const interfaces = members(join(source, 'dist-types', 'models'))
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  const lines = requests.flatMap((request) => {
    if (!interfaces.has(request)) {
      throw new Error(`no interface ${request}`)
    }
    return paths(interfaces, request, '', [request]).map((path) => `${request} ${path}`)
  })
  writeFileSync(
    join(here, '..', 'test', 'resources', 'fixtures', 'model', `${client}.txt`),
    [`@aws-sdk/client-${client} ${version}`, ...lines, ''].join('\n')
  )
}
