// A check is a function of a folder that gives back findings; run as a program it prints them.
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

/** Run `check(dir, options)` when the module at `url` is the program: JSON on stdout, exit code 1 on findings. */
export function report(url, check) {
  if (url !== pathToFileURL(process.argv[1] ?? '').href) return
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { target: { type: 'string' } } })
  const found = check(positionals[0], values)
  console.log(JSON.stringify(found, null, 1))
  process.exitCode = found.length > 0 ? 1 : 0
}
