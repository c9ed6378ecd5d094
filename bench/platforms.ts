export const PLATFORMS = { bench: { idempotent: true, actsOnOwner: true } }
