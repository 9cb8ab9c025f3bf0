import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Environment } from '../../env.js';
import { Clock } from '../../shared/clock.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { Database } from '../../shared/database.js';
import { errorCodeOf } from '../../shared/error-code.js';
import { webhookOf } from '../api-key.js';
import { ApiKeyStore } from '../persistence/api-key.store.js';
import { type ClaimedWebhook, WebhookStore, type WebhookTry } from '../persistence/webhook.store.js';
import { SecretKeeper } from '../secret-keeper.js';
import { postWebhook } from './post-webhook.js';
import { ReachableAddresses } from './reachable-addresses.js';
import { nextWebhookTryAt } from './retry-plan.js';
import { SIGNATURE_HEADER, signWebhook } from './sign-webhook.js';

/** Longer than a try can last; afterwards it counts as abandoned. */
const LEASE_MS = 60_000;

/**
 * Sends one message to other software: at least once, always with the same event id, by which the other side knows it.
 */
@Injectable()
export class SendWebhook {
  private readonly logger = new Logger(SendWebhook.name);
  private readonly reachable: ReachableAddresses;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly database: Database,
    private readonly store: WebhookStore,
    private readonly keys: ApiKeyStore,
    private readonly secrets: SecretKeeper,
    private readonly clock: Clock,
  ) {
    this.reachable = new ReachableAddresses(environment.api.webhookPrivateNetworks);
  }

  /** Does nothing when the message is not waiting: a job may run twice, and may be older than its message's fate. */
  async execute(deliveryId: number): Promise<void> {
    const claimed = await this.store.claim(deliveryId, new Date(this.clock.now().getTime() + LEASE_MS));
    if (claimed === undefined) return;
    const url = webhookOf(await this.keys.find(claimed.keyId));
    if (url === null) return this.store.markFailed(claimed, 'no-address');
    const tried = await this.tryOnce(claimed, new URL(url));
    await this.store.recordTry(claimed.id, tried);
    await this.settle(claimed, tried.errorCode);
  }

  private async tryOnce({ keyId, eventId, body }: ClaimedWebhook, url: URL): Promise<WebhookTry> {
    const at = this.clock.now();
    const begunMs = performance.now();
    const duration = (): number => Math.round(performance.now() - begunMs);
    try {
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'porta-dei-pagamenti',
        'porta-event-id': eventId,
        [SIGNATURE_HEADER]: signWebhook(await this.secretsOf(keyId, at), at, body),
      };
      const { status, text } = await postWebhook({ url, headers, body }, this.reachable);
      const isTaken = status >= 200 && status < 300;
      return { at, durationMs: duration(), status, errorCode: isTaken ? null : `http-${status}`, response: text };
    } catch (error) {
      return { at, durationMs: duration(), status: null, errorCode: errorCodeOf(error), response: null };
    }
  }

  private async secretsOf(keyId: number, now: Date): Promise<string[]> {
    const sealed = await this.keys.secretsOf(this.database, keyId, now);
    return sealed.map((secret) => this.secrets.open(keyId, secret.sealed));
  }

  private async settle(claimed: ClaimedWebhook, errorCode: string | null): Promise<void> {
    const now = this.clock.now();
    if (errorCode === null) return this.store.markSent(claimed, now);
    const next = nextWebhookTryAt(claimed.failures, now);
    const fate = next === undefined ? 'failed for good' : 'will be tried again';
    this.logger.warn(`webhook ${claimed.eventId} ${fate}: ${errorCode}`);
    if (next === undefined) await this.store.markFailed(claimed, errorCode);
    else await this.store.markForRetry(claimed, next, errorCode);
  }
}
