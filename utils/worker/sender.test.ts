import { describe, expect, it } from 'vitest';
import { type Door, doorFor, type Sender } from './sender.ts';

const self = { id: 'us', baseUrl: 'chrome-extension://us/' };
const tab = { id: 3 };

describe('doorFor', () => {
  it.each<[string, Sender, Door | null]>([
    ['the popup', { id: 'us', url: 'chrome-extension://us/popup.html' }, 'trusted'],
    ['options in a tab', { id: 'us', url: 'chrome-extension://us/options.html', frameId: 0, tab }, 'trusted'],
    ['our page in a frame', { id: 'us', url: 'chrome-extension://us/options.html', frameId: 4, tab }, null],
    ['the card page', { id: 'us', url: 'chrome-extension://us/card.html#x', frameId: 4, tab }, 'card'],
    ['the card page in a tab', { id: 'us', url: 'chrome-extension://us/card.html', frameId: 0, tab }, null],
    ['the card page without a tab', { id: 'us', url: 'chrome-extension://us/card.html?x', frameId: 4 }, null],
    [
      'the card page, with another origin',
      { id: 'us', url: 'chrome-extension://us/card.html', origin: 'null', frameId: 4, tab },
      null,
    ],
    [
      'the card page, with our origin',
      { id: 'us', url: 'chrome-extension://us/card.html', origin: 'chrome-extension://us', frameId: 4, tab },
      'card',
    ],
    ['another extension', { id: 'them', url: 'chrome-extension://them/popup.html' }, null],
    ['another extension that names our page', { id: 'them', url: 'chrome-extension://us/popup.html' }, null],
    ['a sender without an id', { url: 'chrome-extension://us/popup.html' }, null],
    ['a sender without an address', { id: 'us', tab }, null],
    ['a look-alike of our address', { id: 'us', url: 'chrome-extension://us.evil/popup.html' }, null],
    ['the site', { id: 'us', url: 'https://www.adultwork.com/PhoneChatBookings.asp', tab }, 'page'],
    ['the bare host', { id: 'us', url: 'http://adultwork.com/', tab }, 'page'],
    ['the mobile host in a frame', { id: 'us', url: 'https://m.adultwork.com/x', frameId: 9, tab }, 'page'],
    ['the site without a tab', { id: 'us', url: 'https://www.adultwork.com/' }, null],
    ['the API host', { id: 'us', url: 'https://api.adultwork.com/', tab }, null],
    ['another host', { id: 'us', url: 'https://www.adultwork.com.evil.test/', tab }, null],
    ['another port', { id: 'us', url: 'https://www.adultwork.com:8443/', tab }, null],
    ['a name before the host', { id: 'us', url: 'https://www.adultwork.com@evil.test/', tab }, null],
    ['another scheme', { id: 'us', url: 'ftp://www.adultwork.com/', tab }, null],
    [
      'a frame of the site without address',
      { id: 'us', url: 'about:blank', origin: 'https://www.adultwork.com', tab },
      'page',
    ],
    [
      'a frame of a stranger without address',
      { id: 'us', url: 'about:srcdoc', origin: 'https://evil.test', tab },
      null,
    ],
    [
      'a document that a page of the site has made',
      { id: 'us', url: 'blob:https://www.adultwork.com/1-2', origin: 'https://www.adultwork.com', tab },
      'page',
    ],
    [
      'such a document in a sandbox',
      { id: 'us', url: 'blob:https://www.adultwork.com/1-2', origin: 'null', tab },
      null,
    ],
    [
      'a document that a stranger has made',
      { id: 'us', url: 'blob:https://evil.test/1-2', origin: 'https://evil.test', tab },
      null,
    ],
    [
      'a document of which no origin is told',
      { id: 'us', url: 'blob:https://www.adultwork.com/1-2', tab },
      null,
    ],
    ['a frame without any origin', { id: 'us', url: 'about:blank', origin: 'null', tab }, null],
    ['a frame of which nothing is told', { id: 'us', url: 'about:blank', tab }, null],
    [
      'a sandboxed document of the site',
      { id: 'us', url: 'https://www.adultwork.com/PhoneChatBookings.asp', origin: 'null', tab },
      null,
    ],
    [
      'the site, with its origin',
      { id: 'us', url: 'https://www.adultwork.com/', origin: 'https://www.adultwork.com', tab },
      'page',
    ],
    [
      'an address of the site with the origin of a stranger',
      { id: 'us', url: 'https://www.adultwork.com/', origin: 'https://evil.test', tab },
      null,
    ],
    [
      'the popup, with its origin',
      { id: 'us', url: 'chrome-extension://us/popup.html', origin: 'chrome-extension://us' },
      'trusted',
    ],
    [
      'our address with an opaque origin',
      { id: 'us', url: 'chrome-extension://us/popup.html', origin: 'null' },
      null,
    ],
    ['no address at all', { id: 'us', url: '', tab }, null],
  ])('%s', (_who, sender, door) => {
    expect(doorFor(sender, self)).toBe(door);
  });
});
