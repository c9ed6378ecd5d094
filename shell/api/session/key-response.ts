/** What a browser answers when it is asked for a passkey, as far as it is looked at. */
import { z } from 'zod'

const Coded = z.string().min(1).max(4_096)

export const KeyResponse = z.object({
  id: Coded,
  rawId: Coded,
  type: z.literal('public-key'),
  response: z
    .object({
      clientDataJSON: Coded,
      authenticatorData: Coded,
      signature: Coded,
      userHandle: Coded.nullish(),
    })
    .transform(({ userHandle, ...rest }) =>
      typeof userHandle === 'string' ? { ...rest, userHandle } : rest,
    ),
  // No extension is asked for, so none is answered.
  clientExtensionResults: z.unknown().transform(() => ({})),
})
export type KeyResponse = z.output<typeof KeyResponse>
