/** The demonstration's own login and keys: known to everyone, so good only where nobody else can reach the server. */
export const DEMO = {
  partnerId: 'demoPA',
  partnerApiKey: 'fwp_demo_partner_key',
  channelKey: 'fwc_demo_channel_key',
  email: 'owner@fairway.example',
  password: 'fairway-demo',
} as const
