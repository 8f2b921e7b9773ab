// Reads one JSON array of {policies, action, resource, context}; writes one line for each: Allowed,
// ImplicitlyDenied, ExplicitlyDenied, or why the request is none.
import { readFileSync } from 'node:fs'
import { runSimulation } from '@cloud-copilot/iam-simulate'

const account = '123456789012'

// Without a key policy that lets IAM decide, KMS denies whatever the role's policies say.
const keyPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*'
    }
  ]
}

const requests = JSON.parse(readFileSync(0, 'utf8'))
for (const { policies, action, resource, context } of requests) {
  const response = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${account}:role/underTest`,
        action,
        resource: { resource, accountId: account },
        contextVariables: context ?? {}
      },
      identityPolicies: policies.map((policy, index) => ({ name: `policy${index}`, policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(action.startsWith('kms:') ? { resourcePolicy: keyPolicy } : {})
    },
    {}
  )
  const error = response.resultType === 'error' ? JSON.stringify(response.errors) : ''
  console.log(error || response.overallResult)
}
