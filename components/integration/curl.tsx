import { CodeBlock } from '@/components/ui/code-block'
import { Disclosure } from '@/components/ui/disclosure'

/** How a program does what the control above does. */
export function Curl({ text }: { text: string }) {
  return (
    <Disclosure summary="The same by curl">
      <CodeBlock text={text} what="curl command" />
    </Disclosure>
  )
}
