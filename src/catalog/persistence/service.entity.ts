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

  /** False until the office publishes it for the first time. */
  @Column('boolean', { name: 'is_published' })
  isPublished!: boolean;

  /** YYYY-MM-DD */
  @Column('date', { name: 'opens_on', nullable: true })
  opensOn!: string | null;

  /** YYYY-MM-DD */
  @Column('date', { name: 'closes_on', nullable: true })
  closesOn!: string | null;

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

  @Column('text', { name: 'accounting_code', nullable: true })
  accountingCode!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
