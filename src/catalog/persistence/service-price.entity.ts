import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { safeInteger } from './safe-integer.transformer.js';

/** One line of a service's price list. */
@Entity('service_price')
export class ServicePriceEntity {
  @PrimaryGeneratedColumn('identity')
  id!: number;

  @Column('integer', { name: 'service_id' })
  serviceId!: number;

  @Column('integer')
  position!: number;

  @Column('text')
  label!: string;

  @Column('bigint', { name: 'amount_cents', transformer: safeInteger })
  amountCents!: number;

  @Column('boolean', { name: 'is_active' })
  isActive!: boolean;
}
