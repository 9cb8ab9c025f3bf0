const MINUTE_MS = 60_000;

/** A session ends when nobody uses it for this long... */
export const IDLE_MS = 30 * MINUTE_MS;
/** ...and after this long in any case. */
export const ABSOLUTE_MS = 12 * 60 * MINUTE_MS;
/** Between the password and the one-time code. */
export const CODE_STEP_MS = 5 * MINUTE_MS;
/** "Last seen" is written this often, not at every click. */
export const TOUCH_MS = MINUTE_MS;
/** How long a browser counts as known after a sign-in. */
export const KNOWN_DEVICE_SECONDS = 180 * 24 * 60 * 60;
