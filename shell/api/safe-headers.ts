/** Headers that keep browsers from doing what the page does not need. */
import { secureHeaders } from 'hono/secure-headers'
import type { MiddlewareHandler } from 'hono'

const self = ["'self'"]
const none = ["'none'"]

/** No inline scripts or styles, no frames, nothing from elsewhere; HSTS where people come by https. */
export function safeHeaders(https: boolean): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: none,
      scriptSrc: self,
      styleSrc: self,
      imgSrc: self,
      fontSrc: self,
      connectSrc: self,
      manifestSrc: self,
      baseUri: none,
      formAction: self,
      frameAncestors: none,
      objectSrc: none,
    },
    strictTransportSecurity: https ? 'max-age=15552000' : false,
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: false, microphone: false, geolocation: false, payment: false },
  })
}
