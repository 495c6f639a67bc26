import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const PAGES = [
  'README.md',
  'ARCHITECTURE.md',
  'DECISIONS.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'FAILURES.md',
  'sandbox/README.md',
]

/** Paths of this repository that a page names in backticks: with a folder, or a file of code. */
function namedPaths(text: string): string[] {
  const spans = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\s]+)`/g)].map(
    ([, span]) => span!,
  )
  return spans.filter((span) =>
    /^(app|bench|components|e2e|lib|prisma|public|sandbox|scripts)(\/[\w.[\]()-]+)*\/?$|^[\w.-]+\.(ts|mjs|json|yml)$/.test(
      span,
    ),
  )
}

function links(text: string): string[] {
  return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map(([, target]) => target!)
}

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(page, 'utf8')

  it('names only paths that exist', () => {
    expect(
      namedPaths(text).filter(
        (path) => !existsSync(path) && !existsSync(join(dirname(page), path)),
      ),
    ).toEqual([])
  })

  it('links only to what exists', () => {
    expect(links(text).filter((target) => !existsSync(join(dirname(page), target)))).toEqual([])
  })
})
