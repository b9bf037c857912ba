// Lets a walk's requests reach a real server. Hosts answer requests in one step of virtual time, so the walk waits here:
// a worker asks over HTTP meanwhile.
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'

const PATIENCE = 10_000
const WORK = `
  const { workerData: { done, answers }, parentPort } = require('node:worker_threads')
  parentPort.on('message', async ({ url, method, header, data }) => {
    const body = method === 'GET' || data === undefined ? undefined : JSON.stringify(data)
    try {
      const response = await fetch(url, { method, headers: header, body })
      answers.postMessage({ statusCode: response.status, data: await response.json() })
    } catch (error) {
      answers.postMessage({ failed: String(error.cause ?? error) })
    }
    Atomics.store(done, 0, 1)
    Atomics.notify(done, 0)
  })
`

/** Routes that send every request, whatever its host, to the server at \`origin\`. */
export function server(origin) {
  const done = new Int32Array(new SharedArrayBuffer(4))
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(WORK, { eval: true, workerData: { done, answers: port2 }, transferList: [port2] })
  worker.unref()
  port1.unref()
  const ask = (request) => {
    Atomics.store(done, 0, 0)
    worker.postMessage({ ...request, url: request.url.replace(/^https?:\/\/[^/]+/, origin) })
    if (Atomics.wait(done, 0, 0, PATIENCE) === 'timed-out') throw new Error(`${origin} does not answer`)
    const { failed, ...answer } = receiveMessageOnPort(port1).message
    if (failed) throw new Error(failed)
    return answer
  }
  return new Proxy({}, {
    getOwnPropertyDescriptor: (_, key) => ({ configurable: true, enumerable: true, value: key }),
    get: () => ask,
  })
}
