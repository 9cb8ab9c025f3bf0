import type { OpenApiDocument } from './open-api.js';
import { operations, webhooks } from './operations.js';
import { otherSchemas } from './other-schemas.js';
import { paymentSchemas } from './payment-schemas.js';

/**
 * What other programs may ask, written by hand beside the routes: tests hold the two against each other. Its words are
 * Italian, as those of the page that shows it: who reads them writes software for Italian municipalities.
 */
export function openApiDocument(publicUrl: URL): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Porta dei Pagamenti',
      version: '1.0.0',
      description:
        'Per i programmi del Comune (mensa, asilo, edilizia): preparano un pagamento, danno al cittadino il collegamento ' +
        'e sanno come è finito. Importi in centesimi interi, tempi ISO 8601 in UTC. Ogni chiave vede solo ciò che ha preparato.',
    },
    servers: [{ url: publicUrl.origin }],
    security: [{ key: [] }],
    paths: operations,
    webhooks,
    components: {
      schemas: { ...paymentSchemas, ...otherSchemas },
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'La chiave data da un amministratore.' } },
    },
  };
}
