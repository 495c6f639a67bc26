/** `npm start`: makes what is missing or out of date, then becomes the server. `npm run build` stops before that. */
import './setup/begin.mjs'
import { loadEnvFile } from './setup/load-env-file.mjs'
import { prepare } from './setup/prepare.mjs'
import { runProgram } from './setup/run-program.mjs'

const development = process.env.NODE_ENV !== 'production'
const ready = await prepare(['packages', 'client', 'programs', 'pages'], { development })
if (!ready) process.exit(1)
if (!process.argv.includes('--build-only')) {
  loadEnvFile()
  await runProgram('dist/server.mjs', 'production')
}
