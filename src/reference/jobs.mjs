// Writes the names of the fields that jobs of SageMaker have, for the test that compares the tables
// of fields with them. README.md says what the lines mean.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const source = join(here, 'node_modules', '@aws-sdk', 'client-sagemaker')
const models = join(source, 'dist-types', 'models')
const target = join(here, '..', 'test', 'resources', 'fixtures', 'model', 'sagemaker.txt')

/** The requests that jobs are, and the descriptions of them. */
const operations = [
  'CreateTrainingJobRequest',
  'DescribeTrainingJobResponse',
  'CreateProcessingJobRequest',
  'DescribeProcessingJobResponse',
  'CreateHyperParameterTuningJobRequest',
  'DescribeHyperParameterTuningJobResponse'
]

/** The members of each interface: its name, and their names and types. */
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

/** The paths of all fields in a structure, with [] for the items of a list. */
function paths(type, prefix, within) {
  return interfaces.get(type).flatMap(([name, value]) => {
    const isList = value.endsWith('[]')
    const item = isList ? value.slice(0, -2) : value
    const path = `${prefix}${name}${isList ? '[]' : ''}`
    const nested = interfaces.has(item) && !within.includes(item)
    return [path, ...(nested ? paths(item, `${path}.`, [...within, item]) : [])]
  })
}

const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
const lines = operations.flatMap((operation) => {
  if (!interfaces.has(operation)) {
    throw new Error(`no interface ${operation}`)
  }
  return paths(operation, '', [operation]).map((path) => `${operation} ${path}`)
})
writeFileSync(target, [`@aws-sdk/client-sagemaker ${version}`, ...lines, ''].join('\n'))
