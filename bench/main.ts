import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { measure } from '@/bench/measure'
import { FULL, type Plan, QUICK } from '@/bench/plan'
import { report } from '@/bench/report'
import type { Scenario } from '@/bench/scenario'
import { addedLatency } from '@/bench/scenarios/added-latency'
import { coldStart } from '@/bench/scenarios/cold-start'
import { memory } from '@/bench/scenarios/memory'
import { tail } from '@/bench/scenarios/tail'
import { throughput } from '@/bench/scenarios/throughput'
import { settingOf } from '@/bench/setting'
import { openStage, type Stage } from '@/bench/stage'

const SCENARIOS: Record<string, Scenario> = {
  throughput,
  'tail latency': tail,
  'added latency': addedLatency,
  'cold start': coldStart,
  memory,
}
const RESULTS = 'bench/results.md'

/** Runs every scenario on one stage and gives the results as a Markdown page. */
async function perform(stage: Stage, plan: Plan): Promise<string> {
  const say = (text: string) => process.stderr.write(`  … ${text}\n`)
  const setting = await settingOf(stage, plan)
  say('warming up')
  const scene = {
    stage,
    plan,
    control: await stage.startControl(),
    product: await stage.startProduct('on'),
  }
  for (const target of [scene.control, scene.product]) {
    for (const callers of [32, 256]) await measure(stage, target, { callers, count: plan.warmUp })
  }
  const findings = []
  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    say(name)
    findings.push(await scenario(scene))
  }
  const logged = await stage.checkSendLog()
  const tables = report({
    figures: findings.flatMap(({ figures }) => figures),
    runs: findings.flatMap(({ runs }) => runs),
  })
  return `# Benchmark results\n\n${setting}\n\n${tables}\n\nEach of the ${logged.toLocaleString('en')} logged sends is in the send log once.\n`
}

const {
  values: { quick },
} = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const stage = await openStage()
// Whoever waits for the load generator then fails, and the stage is closed in good order.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stage.load.stop())
try {
  const page = await perform(stage, quick ? QUICK : FULL)
  process.stdout.write(page)
  if (!quick) await writeFile(RESULTS, page)
} finally {
  await stage.close()
}
