import { testWarnings } from './warning-table';

testWarnings({
  'a template with nothing odd is not warned of': {
    spec: { nodeSelector: { 'kubernetes.io/os': 'linux' }, volumes: [{ name: 'a', hostPath: { path: '/var/log' } }] },
    warnings: [],
  },
});
