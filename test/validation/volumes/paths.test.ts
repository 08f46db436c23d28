import { testVolumes } from './volume-table';

testVolumes({
  'a defaultMode is made of permission bits': {
    volumes: [
      { secret: { secretName: 's', defaultMode: 512 } },
      { configMap: { name: 'c', defaultMode: -1 } },
      { downwardAPI: { defaultMode: 2147483647 } },
      { secret: { secretName: 's', defaultMode: 511 } },
    ],
    errors: [
      'Invalid [0].secret.defaultMode: 512 (octal 1000) is outside the range 0 to 511 (octal 777)',
      'Invalid [1].configMap.defaultMode: -1 (octal -1) is outside the range 0 to 511 (octal 777)',
      'Invalid [2].downwardAPI.defaultMode: 2147483647 (octal 17777777777) is outside the range 0 to 511 (octal 777)',
    ],
  },
  'the path of an item lies below the mount': {
    volumes: [
      {
        configMap: {
          name: 'c',
          items: [
            { key: 'k', path: '/a' },
            { key: 'k', path: 'a/../b' },
            { key: 'k', path: '..c' },
            { key: 'k', path: '..' },
            { key: 'k', path: '../e' },
            { key: 'k', path: '/..' },
            { key: 'k', path: 'a..b/...' },
          ],
        },
      },
    ],
    errors: [
      'Invalid [0].configMap.items[0].path: "/a" must be a relative path',
      'Invalid [0].configMap.items[1].path: "a/../b" must not have \'..\' as a part',
      'Invalid [0].configMap.items[2].path: "..c" must not start with \'..\'',
      'Invalid [0].configMap.items[3].path: ".." must not have \'..\' as a part',
      'Invalid [0].configMap.items[3].path: ".." must not start with \'..\'',
      'Invalid [0].configMap.items[4].path: "../e" must not have \'..\' as a part',
      'Invalid [0].configMap.items[5].path: "/.." must be a relative path',
      'Invalid [0].configMap.items[5].path: "/.." must not have \'..\' as a part',
    ],
  },
  'the mode of an item is made of permission bits': {
    volumes: [{ secret: { secretName: 's', items: [{ key: 'a', path: 'a', mode: 1000 }] } }],
    errors: ['Invalid [0].secret.items[0].mode: 1000 (octal 1750) is outside the range 0 to 511 (octal 777)'],
  },
});
