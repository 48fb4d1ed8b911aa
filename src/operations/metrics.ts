import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { FeedHealth } from '../bot/ports/feeds.ts'
import type { PlatformName } from '../bot/ports/target.ts'
import type { PostState } from '../bot/ports/ledger.ts'

/** What the bot counts, as a page for Prometheus. */
export interface Metrics {
  /** A command was answered, after `ms`; `problem`: with help or an error. */
  command(platform: PlatformName, command: string, ms: number, problem: boolean): void
  /** A briefing was made, not taken from memory. */
  making(): void
  /** An attempt to post ended, `late` ms after it was due. */
  post(platform: PlatformName, outcome: string, late: number): void
  /** The gate dropped or changed a line. */
  finding(rule: string): void
  /** A model was asked, with the outcome or the reason why there is no answer. */
  asked(outcome: string, ms: number, tokens: number): void
  /** How a model's picks ended: so many shown, the others refused by these checks. */
  picks(shown: number, refused: readonly string[]): void
  page(): Promise<{ readonly type: string; readonly text: string }>
}

type Counts<State extends string> = () => Promise<Readonly<Record<State, number>>>

/** What is counted in the store when the page is read. */
interface Counted {
  readonly posts: Counts<PostState>
  readonly feeds: Counts<FeedHealth>
}

/** Metrics in a registry of their own. */
export function createMetrics(count: Counted): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const { commands, answers } = commandMetrics(register)
  const { posts, lateness, queue } = postMetrics(register)
  const findings = new Counter({
    name: 'briefdesk_gate_findings_total',
    help: 'What the gate found, by rule',
    labelNames: ['rule'],
    registers: [register],
  })
  const makings = new Counter({
    name: 'briefdesk_makings_total',
    help: 'Briefings made; one that is remembered is not made again',
    registers: [register],
  })
  const feeds = new Gauge({
    name: 'briefdesk_feeds',
    help: 'Feeds that are followed, by health',
    labelNames: ['health'],
    registers: [register],
  })
  return {
    command(platform, command, ms, problem) {
      commands.inc({ platform, command, problem: String(problem) })
      answers.observe({ platform }, ms / 1_000)
    },
    post(platform, outcome, late) {
      posts.inc({ platform, outcome })
      if (outcome === 'sent') lateness.observe({ platform }, Math.max(0, late) / 1_000)
    },
    making: () => makings.inc(),
    ...modelMetrics(register),
    finding: (rule) => findings.inc({ rule }),
    async page() {
      for (const [state, rows] of Object.entries(await count.posts())) queue.set({ state }, rows)
      for (const [health, number] of Object.entries(await count.feeds())) feeds.set({ health }, number)
      return { type: register.contentType, text: await register.metrics() }
    },
  }
}

function modelMetrics(register: Registry): Pick<Metrics, 'asked' | 'picks'> {
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `briefdesk_model_${name}_total`, help, labelNames, registers: [register] })
  const calls = counter('calls', 'Questions to the model, by how they ended', ['outcome'])
  const tokens = counter('tokens', 'Tokens that the model took and gave', [])
  const picks = counter('picks', 'What the model pointed at: shown, or refused by a check', ['ended', 'rule'])
  const seconds = new Histogram({
    name: 'briefdesk_model_seconds',
    help: 'Time to the answer of the model',
    buckets: [0.5, 1, 2, 5, 10, 20, 60],
    registers: [register],
  })
  return {
    asked(outcome, ms, spent) {
      calls.inc({ outcome })
      tokens.inc(spent)
      seconds.observe(ms / 1_000)
    },
    picks(shown, refused) {
      picks.inc({ ended: 'shown', rule: '' }, shown)
      for (const rule of refused) picks.inc({ ended: 'refused', rule })
    },
  }
}

const commandMetrics = (register: Registry) => ({
  commands: new Counter({
    name: 'briefdesk_commands_total',
    help: 'Commands answered',
    labelNames: ['platform', 'command', 'problem'],
    registers: [register],
  }),
  answers: new Histogram({
    name: 'briefdesk_answer_seconds',
    help: 'Time to the answer of a command',
    labelNames: ['platform'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers: [register],
  }),
})

const postMetrics = (register: Registry) => ({
  posts: new Counter({
    name: 'briefdesk_posts_total',
    help: 'Tries to post, by how they ended',
    labelNames: ['platform', 'outcome'],
    registers: [register],
  }),
  lateness: new Histogram({
    name: 'briefdesk_post_lateness_seconds',
    help: 'How long after they were due posts went out',
    labelNames: ['platform'],
    buckets: [1, 2, 5, 10, 30, 60, 300, 3_600],
    registers: [register],
  }),
  queue: new Gauge({
    name: 'briefdesk_ledger_posts',
    help: 'Rows of the ledger by state',
    labelNames: ['state'],
    registers: [register],
  }),
})
