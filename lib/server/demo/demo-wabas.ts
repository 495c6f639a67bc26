import { demoClients } from '@/lib/server/demo/demo-clients'

/** What Meta has of the demonstration, as the sandbox takes it: it forgets everything when it stops, the database does not. */
export const demoWabas = demoClients.flatMap(({ portfolios }) => portfolios).flatMap(({ wabas }) => wabas)
  .map(({ id, status, templates }) => ({ id, marketing_messages_onboarding_status: status, templates }))
