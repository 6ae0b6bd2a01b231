import { describe, expect, it } from 'vitest';
import { json, xml } from '../../tests/fixtures/made-booking.ts';
import { isApiForm, isWebPage } from './body-form.ts';

describe('a web page', () => {
  it.each([
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>',
    '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>',
    '\ufeff\r\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">',
    '<!-- a > b --><!-- --><HTML><BODY>',
    '<h1>Bad Request (Invalid Hostname)</h1>',
    '<head><title>Document Moved</title></head>',
  ])('is recognised by how it begins: %j', (body) => {
    expect(isWebPage(body)).toBe(true);
    expect(isApiForm(body)).toBe(false);
  });

  it.each([
    json,
    xml,
    '',
    '{"Message":"<html>"}',
    '<Error><Message>No</Message></Error>',
    '<ArrayOfMadeBooking/>',
    '<HtmlReply/>',
    '<body-count>3</body-count>',
    '<!-- <html> --><MadeBooking/>',
    'text, and then <html>',
  ])('is none of the API’s replies, nor a text: %j', (body) => {
    expect(isWebPage(body)).toBe(false);
  });

  it.each([' ', '<!--', '<!-- -->', '<?xml ', '<?xml?>', '<h'])(
    'is looked for without going back: %j, twenty thousand times',
    (part) => {
      expect(isWebPage(part.repeat(20_000))).toBe(false);
    },
  );
});

describe('an error’s body in a form of the API', () => {
  it.each([
    '',
    ' \r\n',
    '{"Message":"No"}',
    '"No"',
    '[]',
    '\ufeff{}',
    '<Error><Message>No</Message></Error>',
  ])('is %j', (body) => {
    expect(isApiForm(body)).toBe(true);
  });

  it.each(['Not Found', 'upstream connect error', '{"Message":', '{}{}', 'error code: 1020'])(
    'is not %j',
    (body) => {
      expect(isApiForm(body)).toBe(false);
    },
  );
});
