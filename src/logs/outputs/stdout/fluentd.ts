import { Store } from '../../agents/fluentd/store';

export const fluentd: Store = {
  // what is printed needs no buffer
  unbuffered: true,
  parameters: { '@type': 'stdout' },
  sections: [
    {
      name: 'inject',
      parameters: {
        time_key: 'time',
        time_type: 'string',
        time_format: '%Y-%m-%dT%H:%M:%S.%6NZ',
        localtime: false,
      },
    },
    { name: 'format', parameters: { '@type': 'json' } },
  ],
};
