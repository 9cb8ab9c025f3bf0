import type { ErrorArea } from '../shared/http/error-page.filter.js';
import { paths, routes } from '../shared/http/paths.js';

/**
 * A return from the bank whose form the framework does not read names no order: the citizen goes where those of unknown
 * orders go. While something of ours is away the page says so and can be loaded again: home would hide it.
 */
export const bankReturnErrors: ErrorArea = {
  owns: ({ routeOptions }, status) => routeOptions.url === routes.bankReturn && status < 500,
  send: async (reply) => {
    await reply.redirect(paths.home(), 303);
  },
};
