import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/**
 * Headers of every answer: only our own scripts run, nobody frames us, nobody learns where a link was followed from.
 * `inlineStyles`: the office's component library writes its colours as a style element; scripts never. `trustedTypes`: no script may
 * turn text into markup or code at all, not even by a policy of its own.
 */
export async function strictHeaders(
  app: FastifyInstance,
  { secure, inlineStyles, trustedTypes = false }: { secure: boolean; inlineStyles: boolean; trustedTypes?: boolean },
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': inlineStyles ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        'img-src': ["'self'", 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'worker-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        ...(trustedTypes ? { 'require-trusted-types-for': ["'script'"], 'trusted-types': ["'none'"] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  })
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  })
}
