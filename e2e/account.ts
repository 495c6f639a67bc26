/** The owner and partner of the server that the specs run against. */
export const ACCOUNT = {
  partnerId: 'e2ePA',
  partnerApiKey: 'fwp_e2e_partner_key',
  email: 'owner@e2e.example',
  password: 'e2e-owner-password',
}

/** The others of that partner. */
export const PEOPLE = {
  operator: { email: 'operator@e2e.example', password: 'e2e-operator-password' },
  viewer: { email: 'viewer@e2e.example', password: 'e2e-viewer-password' },
}
