/** Somebody is welcomed. */
export const GREETING: readonly string[] = ['欢迎', '欢迎新', '欢迎加入', 'welcome', 'welcome to']
