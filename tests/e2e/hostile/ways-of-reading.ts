/*
 * What a script of a page can do to read what is on the screen over it. Each runs in the page and gives what it has read. `inside`: nodes of
 * ours that the browser has let the page have (Firefox).
 */
export type WayOfReading = (
  box: { x: number; y: number; width: number; height: number },
  inside: Node[],
) => unknown;

declare global {
  interface Window {
    find(words: string, matchCase?: boolean, backwards?: boolean, wrap?: boolean): boolean;
    inside?: Set<Node>;
  }
}

/** The page looks for words, and takes what is selected then, wider and wider. */
const findAndWiden: WayOfReading = () => {
  const read: unknown[] = [];
  for (const words of ['credits', 'minutes', 'session', 'History', 'Updated', '+44', 'Show', 'Hide']) {
    getSelection()?.removeAllRanges();
    // Where the page itself has the word it is found there: only what lies beyond the page is of interest.
    if (!document.body.innerText.toLowerCase().includes(words.toLowerCase()))
      read.push(window.find(words, false, false, true) && `found ${words}`);
    document.execCommand('selectAll');
    getSelection()?.modify('extend', 'forward', 'documentboundary');
    read.push(getSelection()?.toString());
    document.execCommand('copy');
  }
  return read;
};

const selectAround: WayOfReading = () => {
  const selection = getSelection();
  const around = new Range();
  const host = document.documentElement.lastElementChild ?? document.body;
  around.selectNode(host);
  selection?.removeAllRanges();
  selection?.addRange(around);
  const read = [selection?.toString(), around.toString(), around.cloneContents().textContent];
  selection?.selectAllChildren(document.documentElement);
  return [
    ...read,
    selection?.toString(),
    document.documentElement.innerText,
    document.documentElement.textContent,
  ];
};

const markup: WayOfReading = () => [
  document.documentElement.outerHTML,
  document.documentElement.getHTML({ serializableShadowRoots: true, shadowRoots: [] }),
  new XMLSerializer().serializeToString(document),
  document.documentElement.lastElementChild?.outerHTML,
];

const pointsOnIt: WayOfReading = ({ x, y, width, height }) => {
  const read: unknown[] = [];
  for (let left = x; left < x + width; left += 17) {
    for (let top = y; top < y + height; top += 13) {
      read.push(
        document.caretPositionFromPoint(left, top)?.offsetNode?.textContent,
        ...document
          .elementsFromPoint(left, top)
          .map((one) => (one === document.documentElement ? '' : one.textContent)),
      );
    }
  }
  return [...new Set(read)].join('\n');
};

const framesByName: WayOfReading = () => {
  const read: unknown[] = [window.length];
  for (let n = 0; n < 5; n++) {
    try {
      read.push((window[n] as Window | undefined)?.document.documentElement.outerHTML);
    } catch (error) {
      read.push(String(error));
    }
  }
  return read;
};

/** The page's own view into the frame, where the browser lets the page have it. */
const theFrameItself: WayOfReading = (_box, inside) => {
  const read: unknown[] = [];
  const roots = new Set(inside.map((node) => node.getRootNode() as ParentNode));
  for (const frame of [...roots].flatMap((root) => [...root.querySelectorAll('iframe')])) {
    const look: (() => unknown)[] = [
      () => frame.outerHTML,
      () => frame.src,
      () => frame.contentDocument?.documentElement.outerHTML,
      () => frame.getSVGDocument()?.documentElement.outerHTML,
      () => frame.contentWindow?.location.href,
      () => frame.contentWindow?.document.body.innerText,
      () => frame.contentWindow?.name,
      () => frame.contentWindow?.origin,
      () => frame.contentWindow?.performance.getEntries().map(({ name }) => name),
      () => frame.contentWindow?.getSelection()?.toString(),
    ];
    for (const one of look) {
      try {
        read.push(one());
      } catch (error) {
        read.push(String(error));
      }
    }
  }
  return read;
};

const whatTheBrowserNotes: WayOfReading = () => [
  performance.getEntries().map((entry) => JSON.stringify(entry)),
  history.length,
  document.referrer,
  navigation?.entries().map(({ url }) => url),
  document.getAnimations().map((one) => JSON.stringify(one.effect?.getComputedTiming())),
];

const whatItHears: WayOfReading = async (_box, inside) => {
  const read: unknown[] = [];
  const hear = (event: Event) => {
    const { data, origin, detail } = event as MessageEvent & UIEvent;
    if (event.type === 'message') read.push(JSON.stringify(data), origin, detail);
  };
  addEventListener('message', hear, true);
  for (const root of new Set(inside.map((node) => node.getRootNode() as ParentNode))) {
    for (const frame of root.querySelectorAll('iframe')) {
      for (const message of ['ping', { kind: 'open', bookingId: 111 }, { proof: '' }, null]) {
        const channel = new MessageChannel();
        channel.port1.onmessage = hear;
        frame.contentWindow?.postMessage(message, '*', [channel.port2]);
      }
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  removeEventListener('message', hear, true);
  return read;
};

/** The page draws itself, and what is over it, as a picture that it may read. */
const pictures: WayOfReading = async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><foreignObject width="400" height="400">${new XMLSerializer().serializeToString(document.documentElement)}</foreignObject></svg>`;
  const element = document.createElement('canvas');
  const read: unknown[] = [svg];
  try {
    const draw = element.getContext('2d') as unknown as {
      drawElementImage?(one: Element, x: number, y: number): void;
    };
    draw.drawElementImage?.(document.documentElement, 0, 0);
    read.push(element.toDataURL().length);
  } catch (error) {
    read.push(String(error));
  }
  return read;
};

const clipboardAndDrag: WayOfReading = async () => {
  const read: unknown[] = [];
  const hear = (event: ClipboardEvent) =>
    read.push(event.clipboardData?.getData('text/plain'), getSelection()?.toString());
  addEventListener('copy', hear, true);
  document.execCommand('selectAll');
  document.execCommand('copy');
  document.execCommand('cut');
  removeEventListener('copy', hear, true);
  getSelection()?.removeAllRanges();
  return read;
};

export const WAYS_OF_READING: Record<string, WayOfReading> = {
  findAndWiden,
  selectAround,
  markup,
  pointsOnIt,
  framesByName,
  theFrameItself,
  whatTheBrowserNotes,
  whatItHears,
  pictures,
  clipboardAndDrag,
};
