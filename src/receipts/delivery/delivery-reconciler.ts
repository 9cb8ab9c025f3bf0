import { type FillerOptions, DeliveryFiller } from '../../shared/delivery/delivery-filler.js';
import { DELIVERY_KINDS, deliveryLives } from '../persistence/delivery-life.js';
import { sendJob } from './delivery-queue.js';

/** Hands what is to be mailed to the queue: receipts, links to unpaid payments, notices of refunds. */
export class DeliveryReconciler extends DeliveryFiller {
  constructor(options: Omit<FillerOptions, 'lines'>) {
    const lines = DELIVERY_KINDS.map((kind) => ({
      life: deliveryLives[kind],
      jobOf: (handedOver: Parameters<typeof sendJob>[1]) => sendJob(kind, handedOver),
    }));
    super({ ...options, lines });
  }
}
