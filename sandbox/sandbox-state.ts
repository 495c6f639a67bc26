import { Accounts } from '@/sandbox/accounts'
import { Holds } from '@/sandbox/holds'
import type { KnownWaba } from '@/sandbox/known-waba'
import { MediaStore } from '@/sandbox/media-store'
import { SendLog } from '@/sandbox/send-log'
import { TemplateCatalogue } from '@/sandbox/template-catalogue'
import { Throttle } from '@/sandbox/throttle'
import { defaultWebhookSettings, type WebhookSettings } from '@/sandbox/webhooks/webhook-settings'
import { Webhooks } from '@/sandbox/webhooks/webhooks'

/** Everything the sandbox remembers. */
export class SandboxState {
  accounts: Accounts
  holds = new Holds()
  log = new SendLog()
  media = new MediaStore()
  templates: TemplateCatalogue
  throttle = new Throttle()
  webhooks: Webhooks

  constructor(
    private readonly known: readonly KnownWaba[] = [],
    private webhookSettings = defaultWebhookSettings,
  ) {
    this.webhooks = new Webhooks(webhookSettings)
    this.accounts = new Accounts(known)
    this.templates = new TemplateCatalogue(known)
  }

  /** As if it had been started with them: they outlast a reset. */
  startWebhooksWith(settings: WebhookSettings): void {
    this.webhookSettings = settings
    this.webhooks.configure(settings)
  }

  /** As freshly started; held answers go out first, webhooks that wait do not. */
  reset(): void {
    this.holds.releaseAll()
    this.webhooks.close()
    Object.assign(this, new SandboxState(this.known, this.webhookSettings))
  }
}
