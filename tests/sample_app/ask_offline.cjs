// Asks an emitted project's lib/offline.js. stdin: { project, now, runs: [[{ wait } | [method, path, query, data, token], …], …] };
// stdout: for each run its answers, [status, data]. Every run begins with the fixtures.
const path = require('node:path')

const { project, now, runs } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'))

const answersOf = async (questions) => {
  for (const name of Object.keys(require.cache)) delete require.cache[name]
  let time = Date.parse(now)
  Date.now = () => time
  const { answer } = require(path.join(project, 'lib/offline.js'))
  const answers = []
  for (const question of questions) {
    if (!Array.isArray(question)) {
      time += question.wait * 1000
      continue
    }
    const [method, where, query, data, token] = question
    const { statusCode, data: found } = await answer(method, where, query, data, token)
    answers.push([statusCode, found])
  }
  return answers
}

const all = async () => {
  const found = []
  for (const questions of runs) found.push(await answersOf(questions))
  process.stdout.write(JSON.stringify(found))
}
all()
