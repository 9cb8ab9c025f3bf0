import type { Metric } from './metrics.js';
import { PrometheusMetrics } from './prometheus-metrics.js';

const JOBS: Metric<{ queue: string }> = { name: 'porta_test_jobs', help: 'Jobs', labels: ['queue'] };

it('puts together what several tell of one gauge, and says when one of them is silent', async () => {
  const metrics = new PrometheusMetrics();
  let isSilent = false;
  metrics.readWhenCollected(JOBS, () => [{ labels: { queue: 'a' }, value: 1 }]);
  metrics.readWhenCollected(JOBS, () => {
    if (isSilent) throw new Error('no queue');
    return [{ labels: { queue: 'b' }, value: 2 }];
  });
  const both = await metrics.collect();
  expect(both).toContain('porta_test_jobs{queue="a"} 1');
  expect(both).toContain('porta_test_jobs{queue="b"} 2');
  expect(both).toContain('porta_metric_source_up{metric="porta_test_jobs"} 1');
  isSilent = true;
  const one = await metrics.collect();
  expect(one).toContain('porta_test_jobs{queue="a"} 1');
  expect(one).not.toContain('queue="b"');
  expect(one).toContain('porta_metric_source_up{metric="porta_test_jobs"} 0');
});
