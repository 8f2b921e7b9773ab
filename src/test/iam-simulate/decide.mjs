// Reads requests, one JSON object a line as 'training-roles simulate --requests' does, and answers each
// with a line: Allowed, ImplicitlyDenied, ExplicitlyDenied, or "error" and why the request is none.
import { createInterface } from 'node:readline'
import { anonymousPrincipal, runSimulation } from '@cloud-copilot/iam-simulate'

const named = (policies) => policies.map((policy, index) => ({ name: `policy${index}`, policy }))
const levels = (lists) =>
  (lists ?? []).map((policies, index) => ({
    orgIdentifier: `level${index}`,
    policies: named(policies)
  }))

async function decide(line) {
  const request = JSON.parse(line)
  const response = await runSimulation(
    {
      request: {
        principal: request.principal === 'anonymous' ? anonymousPrincipal : request.principal,
        action: request.action,
        resource: { resource: request.resource, accountId: request.resource_account },
        contextVariables: request.context ?? {}
      },
      identityPolicies: named(request.policies ?? []),
      serviceControlPolicies: levels(request.scps),
      resourceControlPolicies: levels(request.rcps),
      ...(request.boundary ? { permissionBoundaryPolicies: named([request.boundary]) } : {}),
      ...(request.session_policy ? { sessionPolicy: request.session_policy } : {}),
      ...(request.resource_policy ? { resourcePolicy: request.resource_policy } : {})
    },
    {}
  )
  return response.resultType === 'error'
    ? `error ${JSON.stringify(response.errors)}`
    : response.overallResult
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer
  try {
    answer = await decide(line)
  } catch (failure) {
    answer = `error ${failure}`
  }
  console.log(answer.replaceAll('\n', ' '))
}
