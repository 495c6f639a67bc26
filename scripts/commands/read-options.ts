import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { UsageError } from '@/scripts/commands/usage-error'

/** Options by name, without the dashes: how each is read, and what is accepted, in the words of the error. */
type Options = Readonly<Record<string, readonly [z.ZodType, string]>>

/** Never repeated, not even in an error. */
const SECRET = ['password', 'api-key']

/** Reads `--name value` options of a command; each may be given once. Throws `UsageError`. */
export function readOptions<const O extends Options>(
  args: string[],
  options: O,
): { [Name in keyof O]: z.output<O[Name][0]> } {
  const given = parse(args, options)
  const read = Object.entries(options).map(([name, [schema, accepted]]) => {
    const value = given[name]
    const result = schema.safeParse(value)
    if (result.success) return [name, result.data]
    if (value === undefined) throw new UsageError(`--${name} is missing; give ${accepted}.`)
    throw new UsageError(
      `--${name}: ${SECRET.includes(name) ? 'the given value (not shown)' : JSON.stringify(value)} is not accepted; give ${accepted}.`,
    )
  })
  return Object.fromEntries(read)
}

function parse(args: string[], options: Options): Record<string, unknown> {
  try {
    return parseArgs({
      args,
      options: Object.fromEntries(
        Object.keys(options).map((name) => [name, { type: 'string' as const }]),
      ),
    }).values
  } catch (error) {
    const known = Object.keys(options)
      .map((name) => `--${name} <${name}>`)
      .join(' ')
    // What stands where an option is expected may be half a password.
    const stray = (error as NodeJS.ErrnoException).code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL'
    const [reason] = stray
      ? ['There is a value without an option']
      : (error as Error).message.split(/[.\n]/)
    throw new UsageError(`${reason}; accepted are ${known}.`)
  }
}
