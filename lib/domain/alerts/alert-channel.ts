/** Stands for a channel in the deliveries of alerts, which go to the partner's `alert_url`. No channel is called so: their ids end in `CH`. */
export const ALERT_CHANNEL = 'alerts'
