import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { HomeController } from './http/home.controller.js';
import { CatalogService } from './catalog.service.js';
import { CommissionRates } from './commission-rates.js';
import { CatalogRepository } from './persistence/catalog.repository.js';
import { CommissionRateEntity } from './persistence/commission-rate.entity.js';
import { RateStore } from './persistence/rate.store.js';
import { ServiceEntity } from './persistence/service.entity.js';
import { ServiceFieldEntity } from './persistence/service-field.entity.js';
import { ServicePriceEntity } from './persistence/service-price.entity.js';

/** What can be paid, and the home page that shows it. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ServiceEntity, ServicePriceEntity, ServiceFieldEntity, CommissionRateEntity]),
    AuditTrailModule,
  ],
  controllers: [HomeController],
  providers: [CatalogRepository, CatalogService, RateStore, CommissionRates],
  exports: [CatalogService, CommissionRates],
})
export class CatalogModule {}
