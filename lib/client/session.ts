// next-auth's endpoints, asked directly: its own browser package would be a tenth of every page.

/** Signs in; null when it worked, else next-auth's name of the error. */
export function signIn(email: string, password: string): Promise<string | null> {
  return post('callback/credentials', { email, password })
}

export function signOut(): Promise<string | null> {
  return post('signout', {})
}

async function post(action: string, fields: Record<string, string>): Promise<string | null> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
    const response = await fetch(`/api/auth/${action}`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
    })
    const { url } = (await response.json()) as { url: string }
    return response.ok ? null : (new URL(url).searchParams.get('error') ?? 'Unknown')
  } catch {
    return 'Unreachable'
  }
}
