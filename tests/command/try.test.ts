import { test } from 'vitest'
import { plainTemplate } from '../kit/plainTemplate.js'
import { runColophon } from '../kit/runColophon.js'
import { filesIn, userFolder } from '../kit/userFolder.js'

test('x', async () => {
  const f = userFolder({ ...plainTemplate(), 'content/a.md': '---\ntitle: T\npublisher: P\npublished: 2021-01-12\ntemplate: plain\n---\nHello there, Ann.[^a]\n\n[^a]: A note.\n', 'content/people.yaml': '- id: a\n  display: Ann\n' })
  const t = performance.now()
  console.log(await runColophon(['build', '--trace', 'pages'], { cwd: f }), filesIn(f), performance.now() - t)
  const u = performance.now()
  console.log(await runColophon(['build'], { cwd: f }), filesIn(f), performance.now() - u)
})
