/** How the idempotency keys of invented payments begin; keys of review pages hold no colon. */
export const DEMO_KEY_PREFIX = 'demo:';
