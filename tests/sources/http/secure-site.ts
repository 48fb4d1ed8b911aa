import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Site } from './site.ts'

/** Signed by nobody, for nobody: it guards nothing, and only these tests know it. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgIv5x/izCGul+cMQW
mndyG7QkUHaQQLu5PMifbF97WHKhRANCAARQ2EV3n86TEmve+D6YuVQ6wcWaZrHz
ShV8b7FX5no29GYZpDfpJo55b0Mj0lJJo3rHwsUyu11mmprwv1Mz9aNc
-----END PRIVATE KEY-----`
const cert = `-----BEGIN CERTIFICATE-----
MIIBijCCATGgAwIBAgIUOJGN1JyaCQA0VSAvRbI5DlWbR5EwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPYnJpZWZkZXNrIHRlc3RzMCAXDTI2MTEyODIyMDkzOVoYDzIx
MjYxMTA0MjIwOTM5WjAaMRgwFgYDVQQDDA9icmllZmRlc2sgdGVzdHMwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAARQ2EV3n86TEmve+D6YuVQ6wcWaZrHzShV8b7FX
5no29GYZpDfpJo55b0Mj0lJJo3rHwsUyu11mmprwv1Mz9aNco1MwUTAdBgNVHQ4E
FgQUh6uJujVI2ZRqsu3Nh3cy3z30NmcwHwYDVR0jBBgwFoAUh6uJujVI2ZRqsu3N
h3cy3z30NmcwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBpKn70
v8EzAG+rxeq4cz1Lp8K1+rzuJSraPMoagCMtywIgMPz2QD3M9Wxcpg/47+AlnHD2
xte29YM1V8Q1k86BKPA=
-----END CERTIFICATE-----`

/** Serves on 127.0.0.1 with encryption; until it is closed, this process takes any certificate. */
export async function openSecureSite(answer: RequestListener): Promise<Pick<Site, 'origin' | 'name' | 'close'>> {
  const server = createServer({ key, cert }, answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED']
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
  const { port } = server.address() as AddressInfo
  return {
    origin: `https://127.0.0.1:${port}`,
    name: `127.0.0.1:${port}`,
    async close() {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
