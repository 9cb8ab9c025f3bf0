import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../env.js';
import { ENVIRONMENT } from '../shared/core.module.js';

/** What the body has decided about reconciliation. */
@Injectable()
export class ReconciliationSettings {
  /** A proposal for a credit above this takes two people. */
  readonly confirmAboveCents: number;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.confirmAboveCents = environment.reconciliation.confirmAboveCents;
  }
}
