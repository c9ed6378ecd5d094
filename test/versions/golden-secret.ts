/** The secret in golden folders from 0.2.0 on, and the passphrase that its vault had. Both are made up, and stay. */
export const GOLDEN_KEY = 'golden folders are opened for ever'
export const GOLDEN_SECRET = 'a token that opens nothing'
