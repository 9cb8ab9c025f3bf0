import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { safeInteger } from './safe-integer.transformer.js';

/** A commission rate and the time in which it is in force; without service it is the general one. */
@Entity('commission_rate')
export class CommissionRateEntity {
  @PrimaryGeneratedColumn('identity')
  id!: number;

  @Column('integer', { name: 'service_id', nullable: true })
  serviceId!: number | null;

  /** Null: the service has no rate of its own in this time, the general one counts. */
  @Column('bigint', { name: 'rate_millionths', nullable: true, transformer: safeInteger })
  rateMillionths!: number | null;

  @Column('timestamptz', { name: 'valid_from' })
  validFrom!: Date;

  @Column('timestamptz', { name: 'valid_to', nullable: true })
  validTo!: Date | null;

  @Column('text')
  reason!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** A planned rate that was taken back before it began. */
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;
}
