import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonLook, buttonLook } from '@/components/ui/button-look'

type Look = { look?: ButtonLook }

export function Button({
  look = 'secondary',
  type = 'button',
  className,
  ...props
}: ComponentProps<'button'> & Look) {
  return <button type={type} className={buttonLook(look, className)} {...props} />
}

/** A link that looks like a button. */
export function LinkButton({
  look = 'secondary',
  className,
  ...props
}: ComponentProps<typeof Link> & Look) {
  return <Link className={buttonLook(look, className)} {...props} />
}
