import { testWarnings } from './warning-table';

testWarnings({
  'thousandths of bytes are a slip': {
    spec: { containers: [{ name: 'a', image: 'a', resources: { limits: { memory: '200m' } } }] },
    warnings: ['spec.containers[0].resources.limits[memory]: "200m" is not a whole number of bytes'],
  },
  'whole bytes are fine in any notation': {
    spec: {
      containers: [
        { name: 'a', image: 'a', resources: { limits: { memory: '200Mi' } } },
        { name: 'b', image: 'a', resources: { limits: { memory: '1.5Gi' } } },
        { name: 'c', image: 'a', resources: { limits: { memory: '1e3' } } },
        { name: 'd', image: 'a', resources: { limits: { memory: 1000 } } },
        { name: 'e', image: 'a', resources: { limits: { memory: '0.5Ki' } } },
        { name: 'f', image: 'a', resources: { limits: { memory: '1000m' } } },
        { name: 'g', image: 'a', resources: { limits: { memory: '9P' } } },
      ],
    },
    warnings: [],
  },
  'what overflows in thousandths is taken for a part of a byte': {
    spec: { containers: [{ name: 'a', image: 'a', resources: { limits: { memory: '10P' } } }] },
    warnings: [],
  },
});
