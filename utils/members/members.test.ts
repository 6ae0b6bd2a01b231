import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { contentsOf } from '../../tests/fixtures/fake-database.ts';
import { isPrivate } from '../settings/memory.ts';
import { settings } from '../settings/registry.ts';
import { createMembers, ownerMark } from './members.ts';

const ANN = { userId: 1, name: 'Ann' };
const BEA = { userId: 2, name: 'Bea' };
const group = createMembers(settings, isPrivate);

/** What a closed browser leaves: the disk. */
const restartBrowser = () => fakeBrowser.storage.session.clear();
const onDisk = () => JSON.stringify(contentsOf('settings'));

beforeEach(() => fakeBrowser.reset());

describe('the group', () => {
  it('has each member once, by the last name given', async () => {
    await group.add([ANN, BEA]);
    await group.add([
      { ...ANN, name: 'Anna' },
      { userId: 3, name: 'Cem' },
    ]);
    await group.rename({ ...BEA, name: 'Beate' });
    expect((await group.state()).members.map(({ name }) => name)).toEqual(['Anna', 'Beate', 'Cem']);
  });

  it('does not take a member back who was removed while a new name was typed', async () => {
    await group.add([ANN]);
    await group.remove(1);
    await group.rename({ ...ANN, name: 'Anna' });
    expect((await group.state()).members).toEqual([]);
  });

  it('is acted for by choice, and no longer once that member is removed', async () => {
    await group.add([ANN, BEA]);
    expect(await group.acting()).toBeNull();
    await group.choose(1);
    expect(await group.acting()).toEqual(ANN);
    await group.remove(2);
    expect(await group.acting()).toEqual(ANN);
    await group.remove(1);
    expect(await group.acting()).toBeNull();
    await group.add([ANN]);
    expect(await group.acting()).toBeNull();
  });

  it('takes none of many that would be too many', async () => {
    const many = Array.from({ length: 499 }, (_, index) => ({ userId: index + 10, name: 'M' }));
    await group.add(many);
    await expect(group.add([ANN, BEA])).rejects.toMatchObject({
      refusal: { reason: 'too-many', field: 'members', limit: 500 },
    });
    expect((await group.state()).members).toEqual(many);
  });
});

describe('the list on the disk', () => {
  it('is not there unless it is wanted', async () => {
    await group.add([ANN]);
    expect(onDisk()).not.toContain('Ann');
    await restartBrowser();
    expect(await group.state()).toEqual({ members: [], actingFor: null, keepMembers: false });
  });

  it('is there tomorrow with every change since, once it is wanted; whom one acted for is not', async () => {
    await group.add([ANN]);
    await group.choose(1);
    await group.keep(true);
    await group.add([BEA]);
    await group.rename({ ...ANN, name: 'Anna' });
    await restartBrowser();
    const tomorrow = { members: [{ ...ANN, name: 'Anna' }, BEA], actingFor: null, keepMembers: true };
    expect(await group.state()).toEqual(tomorrow);
    await group.remove(1);
    await restartBrowser();
    expect(await group.state()).toEqual({ ...tomorrow, members: [BEA] });
  });

  it('loses nothing that is added while it is switched on', async () => {
    await Promise.all([group.add([ANN]), group.keep(true), group.add([BEA])]);
    await restartBrowser();
    expect((await group.state()).members).toEqual([ANN, BEA]);
  });

  it('is erased once it is no longer wanted, and stays in memory until the browser closes', async () => {
    await group.add([ANN]);
    await group.keep(true);
    await restartBrowser();
    await group.keep(false);
    expect(contentsOf('settings')).not.toHaveProperty('kept-members');
    expect(await group.state()).toMatchObject({ members: [ANN], keepMembers: false });
    await group.add([BEA]);
    expect(onDisk()).not.toMatch(/Ann|Bea/);
    await restartBrowser();
    expect((await group.state()).members).toEqual([]);
  });

  it('is refused in a private window', async () => {
    Object.assign(fakeBrowser, { extension: { inIncognitoContext: true } });
    await expect(group.keep(true)).rejects.toMatchObject({ refusal: { reason: 'private-window' } });
    expect(await group.state()).toMatchObject({ keepMembers: false });
    Object.assign(fakeBrowser, { extension: undefined });
  });

  it('knows another member from its own after a start of the browser, in each environment, and names neither', async () => {
    await settings.owners.set({ production: 500_100, sandbox: null });
    await group.add([ANN]);
    await group.keep(true);
    await restartBrowser();
    expect(await group.isOfAnother(500_100, 'production')).toBe(false);
    expect(await group.isOfAnother(500_101, 'production')).toBe(true);
    expect(await group.isOfAnother(500_101, 'sandbox')).toBe(false);
    await group.markOwner(600_100, 'sandbox');
    expect(await group.isOfAnother(500_101, 'sandbox')).toBe(true);
    expect(onDisk()).not.toMatch(/500100|600100/);
    expect(ownerMark(500_100)).toBeLessThan(10_000);
  });

  it('is no list where what is there is broken', async () => {
    await group.keep(true);
    await settings.keptMembers.set({ members: [ANN], owners: { production: null, sandbox: null } });
    const { disk } = await import('../settings/disk.ts');
    for (const broken of [42, {}, { members: 'Ann', owners: null }, [ANN]]) {
      await (await disk()).set({ 'kept-members': broken });
      expect(await group.state()).toMatchObject({ keepMembers: false });
    }
  });

  it('goes with the rest of the group when it is forgotten', async () => {
    await group.add([ANN]);
    await group.choose(1);
    await group.keep(true);
    await group.forget();
    expect(await group.state()).toEqual({ members: [], actingFor: null, keepMembers: false });
    expect(contentsOf('settings')).not.toHaveProperty('kept-members');
  });
});
