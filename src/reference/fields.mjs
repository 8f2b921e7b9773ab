// Writes the names of all fields of the requests that the reader of jobs knows, one path a line, so that a test can
// hold the tables of fields against them. The names come from the service models in AWS's SDK for JavaScript.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const TARGET = new URL('../test/resources/job-fields/', import.meta.url);

// The requests, and the answers of the describe commands, which have more fields.
const MODELS = {
  'client-batch@3.1138.0': {
    'batch-register': 'RegisterJobDefinitionRequest',
    'batch-describe': 'JobDefinition',
  },
  'client-ecs@3.1164.0': {
    'ecs-register': 'RegisterTaskDefinitionRequest',
    'ecs-describe': 'TaskDefinition',
  },
};

// The kinds of shapes in the compact form that the SDK carries: a list is 1 or 64 and its item, a map 2 or 128, a
// structure 3 or 4 (a union).
function paths(schema, prefix, seen, out) {
  let shape = typeof schema === 'function' ? schema() : schema;
  if (Array.isArray(shape) && (typeof shape[0] === 'function' || (Array.isArray(shape[0])))) shape = shape[0];
  if (typeof shape === 'function') shape = shape();
  if (typeof shape === 'number') {
    if (shape >= 128) out.push(`${prefix}.*`);
    else out.push(shape >= 64 ? `${prefix}[]` : prefix);
    return;
  }
  if (!Array.isArray(shape)) {
    out.push(prefix);
    return;
  }
  const [kind, , name] = shape;
  if (kind === 1) paths(shape[4], `${prefix}[]`, seen, out);
  else if (kind === 2) out.push(`${prefix}.*`);
  else if (kind === 3 || kind === 4) {
    if (seen.includes(name)) {
      out.push(prefix);
      return;
    }
    shape[4].forEach((member, index) =>
      paths(shape[5][index], prefix === '' ? member : `${prefix}.${member}`, [...seen, name], out));
  } else out.push(prefix);
}

mkdirSync(TARGET, { recursive: true });
for (const [model, shapes] of Object.entries(MODELS)) {
  const folder = mkdtempSync(join(tmpdir(), 'fields-'));
  const [file] = execFileSync('npm', ['pack', '--silent', `@aws-sdk/${model}`], { cwd: folder }).toString().trim().split('\n').slice(-1);
  execFileSync('tar', ['xzf', file, 'package/dist-es/schemas/schemas_0.js'], { cwd: folder });
  const source = readFileSync(join(folder, 'package/dist-es/schemas/schemas_0.js'), 'utf8')
    // Only the shapes are of interest; what the SDK does with errors needs its other packages.
    .split('\n').filter((line) => !line.startsWith('import ')).join('\n')
    .replace(/^export const errorTypeRegistries[\s\S]*?^\];/m, '')
    .replace(/^.*(TypeRegistry|_registry).*$/gm, '');
  const module = join(folder, 'schemas.mjs');
  writeFileSync(module, source);
  const schemas = await import(pathToFileURL(module));
  for (const [name, shape] of Object.entries(shapes)) {
    const out = [];
    paths(schemas[`${shape}$`], '', [], out);
    writeFileSync(new URL(`${name}.txt`, TARGET), `# ${shape} of @aws-sdk/${model}\n${out.join('\n')}\n`);
  }
}
