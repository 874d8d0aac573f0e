import { describe, expect, it } from 'vitest';
import { networkFolderOf } from '#engine/project/network-folders.ts';

describe('the share of a path', () => {
  it.each([
    ['\\\\host\\share\\terms.duizhao-termbase', '\\\\host\\share'],
    ['//Host/Share/terms.tmx', '\\\\host\\share'],
    ['\\/host/share\\x', '\\\\host\\share'],
    ['\\\\?\\UNC\\host\\share\\x', '\\\\host\\share'],
    ['//?/UNC/host/share/x', '\\\\host\\share'],
    ['\\\\host', '\\\\host'],
    ['\\\\host@SSL@443\\DavWWWRoot\\x', '\\\\host@ssl@443\\davwwwroot'],
    ['\\\\.\\pipe\\x', '\\\\.\\pipe'],
    ['\\\\?\\GLOBALROOT\\Device\\Mup\\host\\share', '\\\\?\\globalroot'],
    ['/net/host/export/x', '/net/host'],
  ])('%s', (path, folder) => {
    expect(networkFolderOf(path)).toBe(folder);
  });

  it.each([
    'C:\\Users\\me\\x',
    'c:/x',
    '\\\\?\\C:\\long\\x',
    '/home/me/x',
    '/net',
    '/network/x',
    'postgres://host/base',
    '',
  ])('is none of %s', (path) => {
    expect(networkFolderOf(path)).toBeNull();
  });
});
