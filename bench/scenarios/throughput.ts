import { measureRounds } from '@/bench/measure'
import type { Findings, Scene } from '@/bench/scenario'
import { ratioOf } from '@/bench/spread'

/** Messages a second against the control's, with 32 and 256 callers. */
export async function throughput({ stage, plan, control, product }: Scene): Promise<Findings> {
  const findings: Findings = { figures: [], runs: [] }
  for (const callers of [32, 256]) {
    const samples = await measureRounds(
      stage,
      { control, product },
      { callers, count: plan.many },
      plan.rounds,
    )
    const perSecond = (name: 'control' | 'product') =>
      samples[name].map((sample) => sample.perSecond)
    const cpu = (name: 'control' | 'product') => samples[name].map((sample) => sample.cpu.target)
    findings.figures.push(
      {
        quantity: `throughput, ${callers} callers`,
        value: ratioOf(perSecond('product'), perSecond('control')),
        asked: { atLeast: 0.75 },
      },
      {
        quantity: `CPU of the process for each request, ${callers} callers`,
        value: ratioOf(cpu('product'), cpu('control')),
        asked: null,
      },
    )
    findings.runs.push({ heading: `${callers} callers`, samples })
  }
  return findings
}
