import { Accounts } from '@/sandbox/accounts'
import { Holds } from '@/sandbox/holds'
import type { KnownWaba } from '@/sandbox/known-waba'
import { MediaStore } from '@/sandbox/media-store'
import { SendLog } from '@/sandbox/send-log'
import { TemplateCatalogue } from '@/sandbox/template-catalogue'
import { Throttle } from '@/sandbox/throttle'

/** Everything the sandbox remembers. */
export class SandboxState {
  accounts: Accounts
  holds = new Holds()
  log = new SendLog()
  media = new MediaStore()
  templates: TemplateCatalogue
  throttle = new Throttle()
  /** What `/v1/configs/webhook` was last given, by channel name. */
  webhooks = new Map<string, object>()

  constructor(private readonly known: readonly KnownWaba[] = []) {
    this.accounts = new Accounts(known)
    this.templates = new TemplateCatalogue(known)
  }

  /** As freshly started; held answers go out first. */
  reset(): void {
    this.holds.releaseAll()
    Object.assign(this, new SandboxState(this.known))
  }
}
