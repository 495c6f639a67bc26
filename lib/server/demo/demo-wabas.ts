import { demoClients } from '@/lib/server/demo/demo-clients'

/** What Meta has of the demonstration, as the sandbox takes it: it forgets everything when it stops, the database does not. */
export const demoWabas = demoClients
  .flatMap(({ portfolios }) => portfolios)
  .flatMap((portfolio) =>
    portfolio.wabas.map(({ id, status, templates, channels }) => ({
      id,
      marketing_messages_onboarding_status: status,
      owner_business_id: portfolio.id,
      phone_numbers: channels.map(({ phone, phoneNumberId }) => ({
        phone_number_id: phoneNumberId,
        display_phone_number: phone,
      })),
      templates,
    })),
  )
