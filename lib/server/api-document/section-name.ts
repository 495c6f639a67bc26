/** What the first segment of a path is called where its own words will not do, or where several make one section. */
const NAMES: Readonly<Record<string, string>> = {
  api_keys: 'API keys',
  stats: 'Statistics',
  wabas: 'Eligibility',
  deliveries: 'Forwarding',
  users: 'Team',
  invitations: 'Team',
  me: 'Team',
}

/** The section of the reference that an endpoint stands in: `/audit_log.csv` in "Audit log". */
export function sectionName(path: string): string {
  const segment = /^\/(\w+)/.exec(path)![1]!
  return NAMES[segment] ?? segment[0]!.toUpperCase() + segment.slice(1).replaceAll('_', ' ')
}
