import type { Sample } from '@/bench/measure'
import type { Plan } from '@/bench/plan'
import type { Spread } from '@/bench/spread'
import type { Stage, Target } from '@/bench/stage'

/** One quantity of the table: a ratio to a control of the same rounds. */
export interface Figure {
  quantity: string
  value: Spread
  /** The bound that is asked for; null where the figure is only told. */
  asked: { atLeast: number } | { atMost: number } | null
}

/** What was run under one heading, for the second table. */
export interface Runs {
  heading: string
  samples: Record<string, Sample[]>
}

export interface Findings {
  figures: Figure[]
  runs: Runs[]
}

/** What every scenario gets: the stage, how much to run, and a control and a product that are warm. */
export interface Scene {
  stage: Stage
  plan: Plan
  control: Target
  product: Target
}

export type Scenario = (scene: Scene) => Promise<Findings>
