import { Accounts } from '@/sandbox/accounts'
import { Holds } from '@/sandbox/holds'
import { MediaStore } from '@/sandbox/media-store'
import { SendLog } from '@/sandbox/send-log'
import { TemplateCatalogue } from '@/sandbox/template-catalogue'
import { Throttle } from '@/sandbox/throttle'

/** Everything the sandbox remembers. */
export class SandboxState {
  accounts = new Accounts()
  holds = new Holds()
  log = new SendLog()
  media = new MediaStore()
  templates = new TemplateCatalogue()
  throttle = new Throttle()
  /** What `/v1/configs/webhook` was last given, by channel name. */
  webhooks = new Map<string, object>()

  /** As freshly started; held answers go out first. */
  reset(): void {
    this.holds.releaseAll()
    Object.assign(this, new SandboxState())
  }
}
