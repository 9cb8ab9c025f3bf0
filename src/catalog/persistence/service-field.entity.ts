import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { safeInteger } from './safe-integer.transformer.js';

/** A field that one service asks for beyond the ten of every form. */
@Entity('service_field')
export class ServiceFieldEntity {
  @PrimaryGeneratedColumn('identity')
  id!: number;

  @Column('integer', { name: 'service_id' })
  serviceId!: number;

  @Column('integer')
  position!: number;

  @Column('text')
  key!: string;

  @Column('text')
  label!: string;

  @Column('text', { nullable: true })
  hint!: string | null;

  @Column('text')
  kind!: 'text' | 'choice' | 'number' | 'date';

  @Column('boolean', { name: 'is_required' })
  isRequired!: boolean;

  @Column('integer', { name: 'max_length', nullable: true })
  maxLength!: number | null;

  @Column('text', { array: true, nullable: true })
  choices!: string[] | null;

  @Column('bigint', { name: 'min_number', nullable: true, transformer: safeInteger })
  minNumber!: number | null;

  @Column('bigint', { name: 'max_number', nullable: true, transformer: safeInteger })
  maxNumber!: number | null;

  /** YYYY-MM-DD */
  @Column('date', { name: 'min_date', nullable: true })
  minDate!: string | null;

  /** YYYY-MM-DD */
  @Column('date', { name: 'max_date', nullable: true })
  maxDate!: string | null;
}
