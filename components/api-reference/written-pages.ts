import type { ReferencePage } from '@/components/api-reference/reference-pages'
import { REFERENCE_HOME } from '@/components/api-reference/reference-pages'
import { FAILURE_CLASSES } from '@/lib/domain/sending/failure-class'
import { DECISION_REASONS, SUPPRESSION_REASONS } from '@/lib/domain/sending/reasons'
import { WARNINGS } from '@/lib/domain/sending/warnings'

const GATEWAY = `${REFERENCE_HOME}/gateway`
const WEBHOOKS = `${REFERENCE_HOME}/webhooks`

/** The pages that are written by hand, part by part, with the words that each is found by. `errorWords` are the codes of the gateway's own errors. */
export function writtenPages(errorWords: string): readonly ReferencePage[] {
  return [
    {
      href: REFERENCE_HOME,
      title: 'Start here',
      entries: [
        {
          href: `${REFERENCE_HOME}#parts`,
          label: 'Three parts',
          words: 'gateway partner api webhooks base url',
        },
        {
          href: `${REFERENCE_HOME}#keys`,
          label: 'Keys and roles',
          words:
            'authentication authorization X-API-Key D360-API-KEY Bearer session viewer operator owner',
        },
        {
          href: `${REFERENCE_HOME}#answers`,
          label: 'Answers and refusals',
          words:
            'envelope meta developer_message 360dialog_trace_id issues 401 403 404 409 422 error',
        },
        {
          href: `${REFERENCE_HOME}#lists`,
          label: 'Lists',
          words: 'limit offset sort filters paging count total',
        },
        {
          href: `${REFERENCE_HOME}#document`,
          label: 'OpenAPI document',
          words: 'openapi.json swagger schema client',
        },
      ],
    },
    {
      href: GATEWAY,
      title: 'Gateway',
      entries: [
        {
          href: `${GATEWAY}#send`,
          label: 'Send a message',
          method: 'POST',
          words:
            '/messages /marketing_messages D360-API-KEY body product_policy message_activity_sharing bid_spec pass through',
        },
        {
          href: `${GATEWAY}#answer`,
          label: 'What is answered',
          words:
            'x-fairway-trace x-fairway-route x-fairway-reason x-fairway-attempts x-fairway-fallback x-fairway-log headers',
        },
        { href: `${GATEWAY}#dry-run`, label: 'Dry run', words: 'dry_run steps' },
        {
          href: `${GATEWAY}#idempotency`,
          label: 'Idempotency',
          words: 'Idempotency-Key x-fairway-replayed repeat',
        },
        {
          href: `${GATEWAY}#reasons`,
          label: 'Reasons',
          words: [...DECISION_REASONS, ...SUPPRESSION_REASONS].join(' '),
        },
        {
          href: `${GATEWAY}#failures`,
          label: 'Failures and fallback',
          words: `${FAILURE_CLASSES.join(' ')} documented confirmed`,
        },
        { href: `${GATEWAY}#warnings`, label: 'Warnings', words: WARNINGS.join(' ') },
        { href: `${GATEWAY}#errors`, label: 'Errors of the gateway', words: errorWords },
      ],
    },
    {
      href: WEBHOOKS,
      title: 'Webhooks',
      entries: [
        {
          href: `${WEBHOOKS}#in`,
          label: 'Webhooks in',
          method: 'POST',
          words: '/webhooks endpoint hub.verify_token hub.challenge handshake',
        },
        {
          href: `${WEBHOOKS}#proof`,
          label: 'Proof of the sender',
          words: 'X-Hub-Signature-256 x-360dialog-signature secret',
        },
        {
          href: `${WEBHOOKS}#effects`,
          label: 'What each event changes',
          words:
            'statuses user_actions marketing_messages_link_click account_update MM_LITE_TERMS_SIGNED template_category_update message_template_status_update user_preferences',
        },
        {
          href: `${WEBHOOKS}#forwarding`,
          label: 'Forwarding',
          words:
            'forward_url webhook-id webhook-timestamp webhook-signature x-fairway-billed retry',
        },
        {
          href: `${WEBHOOKS}#verify`,
          label: 'Verify what is forwarded',
          words: 'signature whsec standard webhooks hmac',
        },
      ],
    },
  ]
}
