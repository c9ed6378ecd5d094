/** Why something cannot be done, as people say it most often. */
export const REASONS = ['gone', 'rights', 'unfit', 'closed'] as const
