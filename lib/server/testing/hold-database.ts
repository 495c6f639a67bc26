import { openEmbedded } from '@/lib/server/db/open-embedded'

/** Opens the embedded database of the folder given, says so, and holds it until it is ended. */
const database = await openEmbedded(process.argv[2]!)
const [row] = await database.query<{ path: string }>(
  "SELECT current_setting('data_directory') AS path",
)
process.stdout.write(`holding ${row!.path}\n`)
// A person's Ctrl-C goes to every process of the terminal; this one takes its time over it.
process.on('SIGINT', () => {})
setInterval(() => {}, 60_000)
