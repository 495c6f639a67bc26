/** Where the terms can be accepted without any link (domain fact: Meta, onboarding by WhatsApp Manager). */
const WHATSAPP_MANAGER = 'https://business.facebook.com/wa/manage/home'

/** How somebody with full control of a portfolio accepts the terms in WhatsApp Manager. */
export function ManagerSteps() {
  return (
    <ol className="flex list-decimal flex-col gap-1.5 pl-5 marker:text-muted">
      <li>
        Open{' '}
        <a
          href={WHATSAPP_MANAGER}
          target="_blank"
          rel="noreferrer"
          className="underline underline-offset-2"
        >
          WhatsApp Manager
        </a>{' '}
        as somebody with full control of the business portfolio.
      </li>
      <li>Choose the portfolio at the top left.</li>
      <li>
        Go to <b className="font-medium">Overview</b>, then <b className="font-medium">Alerts</b>.
      </li>
      <li>
        Choose <b className="font-medium">Accept terms to get started</b>, read the terms and accept
        them.
      </li>
      <li>Do the same for each further portfolio that has WhatsApp accounts.</li>
    </ol>
  )
}
