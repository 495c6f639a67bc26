import { existsSync } from 'node:fs'

/** Takes settings from `.env`, where there is one; what the environment holds already wins. */
export function loadEnvFile() {
  if (existsSync('.env')) process.loadEnvFile('.env')
}
