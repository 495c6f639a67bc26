/** The owner and partner of the server that the specs run against. */
export const ACCOUNT = {
  partnerId: 'e2ePA',
  partnerApiKey: 'fwp_e2e_partner_key',
  email: 'owner@e2e.example',
  password: 'e2e-owner-password',
}
