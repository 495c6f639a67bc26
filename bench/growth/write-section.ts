import { readFile, writeFile } from 'node:fs/promises'

/** Puts a section, whose heading begins with `title`, into a page in place of the one it had; other sections stay. */
export async function writeSection(
  path: string,
  heading: string,
  title: string,
  section: string,
): Promise<void> {
  const page = await readFile(path, 'utf8').catch(() => '')
  const others = page
    .split(/^(?=## )/m)
    .slice(1)
    .filter((part) => !part.startsWith(`## ${title}`))
  const sections = [...others, section].map((part) => part.trimEnd())
  await writeFile(path, `${[`# ${heading}`, ...sections].join('\n\n')}\n`)
}
