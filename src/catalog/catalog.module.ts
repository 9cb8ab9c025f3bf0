import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { ArrangeServices } from './arrange-services.js';
import { DraftService } from './draft-service.js';
import { HomeController } from './http/home.controller.js';
import { OfficeServices } from './office-services.js';
import { CatalogService } from './catalog.service.js';
import { CommissionRates } from './commission-rates.js';
import { CatalogRepository } from './persistence/catalog.repository.js';
import { CommissionRateEntity } from './persistence/commission-rate.entity.js';
import { RateStore } from './persistence/rate.store.js';
import { OfficeServiceStore } from './persistence/office-service.store.js';
import { ServiceEntity } from './persistence/service.entity.js';
import { ServiceFieldEntity } from './persistence/service-field.entity.js';
import { ServicePriceEntity } from './persistence/service-price.entity.js';
import { PublishService } from './publish-service.js';

/** What the office does with services. */
const OFFICE = [OfficeServices, DraftService, PublishService, ArrangeServices];

/** What can be paid, and the home page that shows it. */
@Module({
  imports: [
    AuditTrailModule,
    TypeOrmModule.forFeature([ServiceEntity, ServicePriceEntity, ServiceFieldEntity, CommissionRateEntity]),
  ],
  controllers: [HomeController],
  providers: [CatalogRepository, CatalogService, OfficeServiceStore, RateStore, CommissionRates, ...OFFICE],
  exports: [CatalogService, CommissionRates, ...OFFICE],
})
export class CatalogModule {}
