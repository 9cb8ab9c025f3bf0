import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { safeInteger } from './safe-integer.transformer.js';

/** One row of `service`: something that citizens can pay. */
@Entity('service')
export class ServiceEntity {
  @PrimaryGeneratedColumn('identity')
  id!: number;

  @Column('text')
  slug!: string;

  @Column('text')
  name!: string;

  @Column('text')
  description!: string;

  @Column('boolean', { name: 'is_open' })
  isOpen!: boolean;

  @Column('integer')
  position!: number;

  @Column('text', { name: 'amount_kind' })
  amountKind!: 'free' | 'fixed' | 'price-list';

  @Column('bigint', { name: 'fixed_amount_cents', nullable: true, transformer: safeInteger })
  fixedAmountCents!: number | null;

  @Column('bigint', { name: 'min_amount_cents', transformer: safeInteger })
  minAmountCents!: number;

  @Column('bigint', { name: 'max_amount_cents', transformer: safeInteger })
  maxAmountCents!: number;

  @Column('integer', { name: 'description_max_length' })
  descriptionMaxLength!: number;

  @Column('text', { name: 'office_name' })
  officeName!: string;

  @Column('text', { name: 'office_email', nullable: true })
  officeEmail!: string | null;

  @Column('text', { name: 'office_phone', nullable: true })
  officePhone!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
